import { describe, expect, it } from 'vitest';
import { keyCoverages, keyUsers } from '../../../utils/roster/keys.ts';
import { day, person } from '../../fixtures/lists/people.ts';

describe('stable keys', () => {
  it('says how many users have each number, and how many share it, the best first', () => {
    const users = [
      person({ numbers: { Famille: '1', INE: '1' } }),
      person({ numbers: { Famille: '1', INE: '2' } }),
      person({ numbers: { Famille: '2' } }),
    ];
    expect(keyCoverages(users)).toEqual([
      { name: 'INE', present: 2, total: 3, shared: 0 },
      { name: 'Famille', present: 3, total: 3, shared: 2 },
    ]);
  });

  it('takes a number, and leaves out who has none and all who share one', () => {
    const users = ['1', '2', '2', ''].map((INE) => person({ numbers: { INE } }));
    const { keyed, findings } = keyUsers(users, { kind: 'number', name: 'INE' });
    expect(keyed).toEqual([{ key: '1', user: users[0] }]);
    expect(findings.map(({ kind, text }) => [kind, text])).toEqual([
      ['duplicate-key', '2'],
      ['duplicate-key', '2'],
      ['missing-number', 'INE'],
    ]);
  });

  it('does not take what every object has for a number', () => {
    expect(keyUsers([person()], { kind: 'number', name: 'constructor' }).keyed).toEqual([]);
  });

  it('derives a key that another class, another spelling and another year do not change', () => {
    const same = [
      person({ lastName: 'DE LA TOUR', firstName: 'Jean-Noël' }),
      person({ lastName: 'De La Tour', firstName: 'JEAN NOEL', classes: ['2B'], numbers: { INE: '1' } }),
    ];
    const keys = same.flatMap((user) => keyUsers([user], { kind: 'derived' }).keyed.map(({ key }) => key));
    // A key that changes makes every borrower a new one: this text may never need to be edited.
    expect(keys).toEqual(['e2ecd6cca5c1da4d1ed6a04808d69417', 'e2ecd6cca5c1da4d1ed6a04808d69417']);
  });

  it('derives another key for another date of birth, and for names parted elsewhere', () => {
    const users = [
      person(),
      person({ birthDate: day('13/03/2012') }),
      person({ lastName: 'ALMEIDA INES', firstName: '' }),
      person({ birthDate: null }),
    ];
    const { keyed, findings } = keyUsers(users, { kind: 'derived' });
    expect(new Set(keyed.map(({ key }) => key)).size).toBe(4);
    expect(findings.map(({ kind }) => kind)).toEqual(['key-of-name-only']);
  });

  it('leaves out both of two people whose derived keys are one', () => {
    const { keyed, findings } = keyUsers([person(), person({ classes: ['4B'] })], { kind: 'derived' });
    expect(keyed).toEqual([]);
    expect(findings.map(({ kind, level }) => [kind, level])).toEqual([
      ['duplicate-key', 'error'],
      ['duplicate-key', 'error'],
    ]);
  });
});
