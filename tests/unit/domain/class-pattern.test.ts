import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classMatcher,
  inClassOrder,
  readClassPatterns,
  withoutRepeats,
} from '../../../utils/domain/class-pattern.ts';

describe('classMatcher', () => {
  it.each<[string, string, boolean]>([
    ['6A', '6A', true],
    ['6a', '6A', true],
    [' 6A ', '6A', true],
    ['6A', '6AB', false],
    ['6A', '16A', false],
    ['6*', '6A', true],
    ['6*', '6', true],
    ['6*', '16A', false],
    ['*A', '6A', true],
    ['*A', '6AB', false],
    ['*', '', true],
    ['2*G*', '2nde Générale 4', true],
    ['2*G*4', '2nde Générale 5', false],
    ['1*1', '1', false],
    ['a*b*b', 'ab', false],
    ['3 é*', '3 E\u0301 A', true],
    ['6.', '6A', false],
    ['(6A', '(6A', true],
    ['6*', '6*', true],
    ['', '6A', false],
  ])('%j matches %j: %s', (pattern, name, expected) => {
    expect(classMatcher([pattern])(name)).toBe(expected);
    // Asked again, from what is remembered.
    const asked = classMatcher([pattern]);
    asked(name);
    expect(asked(name)).toBe(expected);
  });

  it('matches every class without a pattern, and any of several patterns', () => {
    expect(classMatcher([])('6A')).toBe(true);
    expect(classMatcher(['5B', '6*'])('6C')).toBe(true);
    expect(classMatcher(['5B', '6*'])('5C')).toBe(false);
  });

  it('agrees with the equivalent regular expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const names = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    fc.assert(
      fc.property(letters, names, (pattern, name) => {
        const same = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
        expect(classMatcher([pattern])(name)).toBe(same.test(name));
      }),
      { numRuns: 2000 },
    );
  });

  it('is not slow for a pattern that makes backtracking slow', () => {
    const pattern = `${'*a'.repeat(500)}*b`;
    const begun = performance.now();
    expect(classMatcher([pattern])('a'.repeat(5_000))).toBe(false);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

it('readClassPatterns keeps spaces within names, and drops duplicates', () => {
  expect(readClassPatterns(' 6A ,6a; 2nde  GT 4\n\n6*,')).toEqual(['6A', '2nde GT 4', '6*']);
  expect(withoutRepeats(['3a', '3A', ' '])).toEqual(['3a']);
});

it('inClassOrder sorts numerically', () => {
  expect(inClassOrder(['10A', '3B', '3A'])).toEqual(['3A', '3B', '10A']);
});
