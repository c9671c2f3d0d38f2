import { describe, expect, it } from 'vitest';
import { keyCoverages, keyUsers } from '../../../utils/roster/keys.ts';
import { day, person } from '../../fixtures/lists/people.ts';

describe('stable keys', () => {
  it('count users with each number and with a shared one, best number first', () => {
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

  it('are the chosen number; users without it or with a shared one are left out', () => {
    const users = ['1', '2', '2', ''].map((INE) => person({ numbers: { INE } }));
    const { keyed, findings } = keyUsers(users, { kind: 'number', name: 'INE' });
    expect(keyed).toEqual([{ key: '1', user: users[0] }]);
    expect(findings.map(({ kind, text }) => [kind, text])).toEqual([
      ['duplicate-key', '2'],
      ['duplicate-key', '2'],
      ['missing-number', 'INE'],
    ]);
  });

  it('are not inherited object properties', () => {
    expect(keyUsers([person()], { kind: 'number', name: 'constructor' }).keyed).toEqual([]);
  });

  it('are derived independently of class, spelling and numbers', () => {
    const same = [
      person({ lastName: 'DE LA TOUR', firstName: 'Jean-Noël' }),
      person({ lastName: 'De La Tour', firstName: 'JEAN NOEL', classes: ['2B'], numbers: { INE: '1' } }),
    ];
    const keys = same.flatMap((user) => keyUsers([user], { kind: 'derived' }).keyed.map(({ key }) => key));
    // Another key would make every borrower a new one: these values must never change.
    expect(keys).toEqual(['e2ecd6cca5c1da4d1ed6a04808d69417', 'e2ecd6cca5c1da4d1ed6a04808d69417']);
  });

  it('are derived differently for another date of birth or another split of names', () => {
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

  it('leave out both users of one derived key', () => {
    const { keyed, findings } = keyUsers([person(), person({ classes: ['4B'] })], { kind: 'derived' });
    expect(keyed).toEqual([]);
    expect(findings.map(({ kind, level }) => [kind, level])).toEqual([
      ['duplicate-key', 'error'],
      ['duplicate-key', 'error'],
    ]);
  });
});
