import { describe, expect, it } from 'vitest';
import { mergeLists } from '../../../utils/roster/merge.ts';
import { userLine } from '../../fixtures/lists/fixture.ts';
import { day, listOf, person, rne } from '../../fixtures/lists/people.ts';

const a = (...users: Parameters<typeof listOf>[0]) => listOf(users, { file: 'a.csv' });
const b = (...users: Parameters<typeof listOf>[0]) => listOf(users, { file: 'b.csv' });

describe('merging lists', () => {
  it.each([
    ['name and date of birth agree', person(), person({ firstName: 'INES' })],
    [
      'the national number agrees, and the name',
      person({ numbers: { INE: '1a' }, birthDate: null }),
      person({ numbers: { INE: '1A' } }),
    ],
    [
      'the national number and the date agree',
      person({ numbers: { INE: '1' } }),
      person({ numbers: { INE: '1' }, lastName: 'BLANC' }),
    ],
  ])('merges two entries and reports it when %s', (_, one, other) => {
    const { users, findings } = mergeLists([a(one), b(other)]);
    expect(users).toHaveLength(1);
    expect(findings.map(({ kind, places }) => [kind, places.map(({ file }) => file)])).toEqual([
      ['same-person', ['a.csv', 'b.csv']],
    ]);
  });

  it.each([
    ['dates of birth differ', person(), person({ birthDate: day('13/03/2012') })],
    ['neither has a date of birth', person({ birthDate: null }), person({ birthDate: null })],
    ['one has no date of birth', person(), person({ birthDate: null })],
    ['the national numbers differ', person({ numbers: { INE: '1' } }), person({ numbers: { INE: '2' } })],
    ['they are pupil and parent', person(), person({ role: 'parent' })],
    [
      'they share a number only',
      person({ numbers: { INE: '1' } }),
      person({ numbers: { INE: '1' }, lastName: 'BLANC', birthDate: null }),
    ],
    [
      'they share a number that a family may share',
      person({ numbers: { Famille: '1' }, birthDate: null }),
      person({ numbers: { Famille: '1' }, birthDate: null }),
    ],
    [
      'they have one number of two schools',
      person({ numbers: { ELENOET: '1' }, birthDate: null, schools: [rne('9990001X')] }),
      person({ numbers: { ELENOET: '1' }, birthDate: null, schools: [rne('9990002Y')] }),
    ],
  ])('does not merge two entries when %s', (_, one, other) => {
    const { users, findings } = mergeLists([a(one), b(other)]);
    expect(users).toHaveLength(2);
    expect(findings).toEqual([]);
  });

  it('combines the fields of all lists, with precedence for the administration’s files, in any order', () => {
    const text = b(person({ email: 'ines@exemple.test', classes: ['3 A'], schools: [rne('9990002Y')] }));
    const siecle = listOf(
      [person({ lastName: 'Almeida', numbers: { INE: '1' }, schools: [rne('9990001X')] })],
      {
        shape: 'siecle',
        file: 'z.xml',
      },
    );
    const merged = mergeLists([text, siecle]);
    expect(merged.users.map(userLine)).toEqual([
      'pupil Almeida / Inès 2012-03-12 3A+3 A {INE=1} 9990001X+9990002Y ines@exemple.test',
    ]);
    expect(mergeLists([siecle, text])).toEqual(merged);
  });

  it('merges two entries through a third with the number of one and the date of the other', () => {
    const lists = [
      a(person({ numbers: { INE: '1' }, birthDate: null })),
      b(person()),
      listOf([person({ numbers: { INE: '1' } })], { file: 'c.csv' }),
    ];
    const { users } = mergeLists(lists);
    expect(users.map(({ places }) => places.length)).toEqual([3]);
  });

  it('treats a user as a leaver only after leaving both schools', () => {
    const left = person({ leftOn: day('01/10/2026') });
    expect(mergeLists([a(left), b(person())]).users[0]?.leftOn).toBeNull();
    expect(mergeLists([a(left), b(person({ leftOn: day('02/10/2026') }))]).users[0]?.leftOn).toBe(
      '2026-10-02',
    );
  });

  it('merges a list of one name with many numbers in reasonable time', () => {
    const users = Array.from({ length: 20_000 }, (_, index) => person({ numbers: { INE: String(index) } }));
    expect(mergeLists([a(...users)]).users).toHaveLength(20_000);
  });

  it('sorts users by role, name and date, not by list', () => {
    const [zoé, rui] = [person({ firstName: 'Zoé' }), person({ firstName: 'Rui' })];
    expect(mergeLists([a(zoé), b(rui)]).users.map(({ firstName }) => firstName)).toEqual(['Rui', 'Zoé']);
  });
});
