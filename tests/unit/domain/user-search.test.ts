import { describe, expect, it } from 'vitest';
import { searchIndex, searchUsers } from '../../../utils/domain/user-search.ts';
import { keyed } from '../../fixtures/exported.ts';

const users = [
  keyed('1', { lastName: 'ÉTIENNE', firstName: 'Zoé' }),
  keyed('2', { lastName: 'DE LA TOUR', firstName: 'Jean-Luc' }),
  keyed('3', { lastName: 'ZOLA', firstName: 'Émile' }),
  keyed('4', { lastName: 'DUPŒUF', firstName: 'Ann' }),
];
const index = searchIndex(users);

function found(typed: string, most = 10): string {
  return searchUsers(index, typed, most)
    .map(({ key }) => key)
    .join(' ');
}

describe('searching users', () => {
  it.each([
    ['nothing, which finds everybody in the order of names', '', '2 4 1 3'],
    ['spaces', '  ', '2 4 1 3'],
    ['a beginning', 'zo', '1 3'],
    ['without the accent', 'etienne', '1'],
    ['with another accent and case', 'ÉMÎLE', '3'],
    ['both names, in any order', 'luc tour', '2'],
    ['a name with its hyphen', 'Jean-Luc', '2'],
    ['a ligature in letters', 'dupoeu', '4'],
    ['what is in the middle of a word', 'ola', ''],
    ['a word too many', 'zola zoé', ''],
  ])('by %s', (_, typed, keys) => {
    expect(found(typed)).toBe(keys);
  });

  it('returns at most the given number', () => {
    expect(found('', 2)).toBe('2 4');
    expect(found('zo', 0)).toBe('');
  });
});
