import { describe, expect, it } from 'vitest';
import { userFinding } from '../../../utils/domain/roster-finding.ts';
import type { User } from '../../../utils/domain/user.ts';
import { type CheckContext, checkRoster } from '../../../utils/roster/check.ts';
import { day, person, rne } from '../../fixtures/lists/people.ts';

const context: CheckContext = { today: day('24/11/2026'), knownClasses: null, portalSchools: null };

function check(users: readonly User[], own: Partial<CheckContext> = {}) {
  const checked = checkRoster({ users, findings: [] }, { ...context, ...own });
  return {
    users: checked.users,
    kinds: checked.findings.map(({ kind }) => kind),
    findings: checked.findings,
  };
}

describe('checking a roster', () => {
  it.each<[string, Partial<User>, readonly string[], number]>([
    ['nothing is wrong', {}, [], 1],
    ['a pupil has no class', { classes: [] }, ['missing-class'], 1],
    ['a teacher has no class', { classes: [], role: 'teacher' }, [], 1],
    ['a pupil has no date of birth', { birthDate: null }, ['missing-birth-date'], 1],
    ['a teacher has no date of birth', { birthDate: null, role: 'teacher' }, [], 1],
    ['the date of birth is tomorrow', { birthDate: day('25/11/2026') }, ['future-birth-date'], 1],
    ['a pupil is a year old', { birthDate: day('25/11/2025') }, ['implausible-age'], 1],
    ['a pupil is sixty', { birthDate: day('12/03/1966') }, ['implausible-age'], 1],
    ['a teacher is sixty', { birthDate: day('12/03/1966'), role: 'teacher' }, [], 1],
    ['a user left yesterday', { leftOn: day('23/11/2026') }, ['leaver'], 0],
    ['a user leaves tomorrow', { leftOn: day('25/11/2026') }, [], 1],
  ])('reports when %s', (_, own, expected, kept) => {
    const { kinds, users } = check([person(own)]);
    expect(kinds).toEqual(expected);
    expect(users).toHaveLength(kept);
  });

  it('drops a future date and keeps an implausible one', () => {
    expect(check([person({ birthDate: day('25/11/2026') })]).users[0]?.birthDate).toBeNull();
    expect(check([person({ birthDate: day('12/03/1966') })]).users[0]?.birthDate).toBe('1966-03-12');
  });

  it('does not report an impossible date as missing too', () => {
    const user = person({ birthDate: null });
    const reported = userFinding('impossible-birth-date', { places: user.places });
    const { findings } = checkRoster({ users: [user], findings: [reported] }, context);
    expect(findings).toEqual([reported]);
  });

  it('leaves out users of other schools only', () => {
    const portalSchools = [rne('9990001X')];
    const other = person({ schools: [rne('9990002Y')] });
    const both = person({ schools: [rne('9990002Y'), rne('9990001X')], firstName: 'Rui' });
    const { kinds, users } = check([other, both, person({ firstName: 'Zoé' })], { portalSchools });
    expect(kinds).toEqual(['other-school']);
    expect(users.map(({ firstName }) => firstName)).toEqual(['Rui', 'Zoé']);
    expect(check([other], { portalSchools: [] }).users).toHaveLength(1);
  });

  it('leaves out both users of one personal number and reports it', () => {
    const [one, other] = [
      person({ numbers: { INE: '1' } }),
      person({ numbers: { INE: '1' }, lastName: 'BLANC' }),
    ];
    const { findings, users } = check([one, other, person({ lastName: 'NOËL', numbers: { INE: '2' } })]);
    expect(findings.map(({ kind, name, text }) => [kind, name, text])).toEqual([
      ['duplicate-number', 'ALMEIDA Inès', 'INE 1'],
      ['duplicate-number', 'BLANC Inès', 'INE 1'],
    ]);
    expect(users.map(({ lastName }) => lastName)).toEqual(['NOËL']);
  });

  it('reports people of one name without merging them', () => {
    const apart = [person(), person({ birthDate: day('13/03/2012') })];
    const doubt = [
      person({ role: 'teacher', birthDate: null }),
      person({ role: 'teacher', birthDate: null }),
    ];
    const { kinds, users } = check([...apart, ...doubt, person({ role: 'parent' })]);
    expect(kinds).toEqual(['homonyms', 'perhaps-same-person']);
    expect(users).toHaveLength(5);
  });

  it('reports each unknown class once, with its members', () => {
    const users = [
      person(),
      person({ firstName: 'Rui', classes: ['4B', '3A'] }),
      person({ firstName: 'Zoé', classes: ['4B'] }),
    ];
    const { findings } = check(users, { knownClasses: ['3a', '5C'] });
    expect(findings.map(({ kind, text, places }) => [kind, text, places.length])).toEqual([
      ['unknown-class', '4B', 2],
    ]);
  });
});
