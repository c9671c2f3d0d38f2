import { describe, expect, it } from 'vitest';
import type { User } from '../../../utils/domain/user.ts';
import { compareRosters } from '../../../utils/roster/compare.ts';
import { day, person } from '../../fixtures/lists/people.ts';

const blanc = { lastName: 'BLANC', firstName: 'Rui', birthDate: day('01/01/2011') };

function counts(before: readonly User[], after: readonly User[]) {
  const { added, removed, changed, unchanged } = compareRosters(before, after);
  return [added.length, removed.length, changed.length, unchanged.length];
}

describe('comparing rosters', () => {
  it('finds added, removed and unchanged users, regardless of their origin', () => {
    expect(counts([person(), person(blanc)], [person(), person({ firstName: 'Zoé' })])).toEqual([1, 1, 0, 1]);
  });

  it('lists the changed fields and ignores the order of classes', () => {
    const before = person({ classes: ['3A', '3B'], email: 'a@exemple.test' });
    const after = person({ classes: ['3B', '3A'], email: 'b@exemple.test', numbers: { INE: '1' } });
    const { changed } = compareRosters([before], [after]);
    expect(changed).toEqual([{ before, after, fields: ['email', 'numbers'], renumbered: [] }]);
  });

  it('reports a changed number', () => {
    const change = compareRosters([person({ numbers: { INE: '1' } })], [person({ numbers: { INE: '2' } })]);
    expect(change.changed.map(({ renumbered }) => renumbered)).toEqual([['INE']]);
  });

  it('matches a user with another name by number and date of birth', () => {
    const numbers = { INE: '1' };
    const { changed } = compareRosters([person({ numbers })], [person({ numbers, lastName: 'BLANC' })]);
    expect(changed.map(({ fields }) => fields)).toEqual([['lastName']]);
  });

  it('does not match different people by a reassigned number', () => {
    const numbers = { INE: '1' };
    expect(counts([person({ numbers })], [person({ ...blanc, numbers })])).toEqual([1, 1, 0, 0]);
  });

  it('matches a teacher whose date of birth was unknown before', () => {
    const before = person({ role: 'teacher', birthDate: null });
    expect(counts([before], [person({ role: 'teacher' })])).toEqual([0, 0, 1, 0]);
  });

  it('matches none of two users with the same name', () => {
    const [one, two] = [
      person({ birthDate: null, classes: ['3A'] }),
      person({ birthDate: null, classes: ['3B'] }),
    ];
    expect(counts([one, two], [person()])).toEqual([1, 2, 0, 0]);
  });

  it('matches two users of one name by their classes', () => {
    const [one, two] = [
      person({ birthDate: null, classes: ['3A'] }),
      person({ birthDate: null, classes: ['3B'] }),
    ];
    expect(counts([one, two], [two, one])).toEqual([0, 0, 0, 2]);
  });

  it('distinguishes homonyms by their dates of birth', () => {
    const other = person({ birthDate: day('13/03/2012') });
    expect(counts([person(), other], [other, person()])).toEqual([0, 0, 0, 2]);
  });
});
