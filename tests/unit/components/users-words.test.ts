import { beforeEach, describe, expect, it } from 'vitest';
import {
  listFailureWords,
  noticeWords,
  reportWords,
  usersFailureWords,
} from '../../../components/options/users/users-words.ts';
import { brokenFiles } from '../../fixtures/lists/broken.ts';
import { speakFrench } from '../../support/french.ts';

beforeEach(speakFrench);

const failures = brokenFiles.flatMap(({ name, expected }) =>
  'failure' in expected ? [[name, expected.failure] as const] : [],
);

describe('words for lists', () => {
  it.each(failures)('say of %s what it is and what to do', (_, failure) => {
    const words = listFailureWords(failure);
    expect(words).toMatch(/^[A-Z].+\.$/);
    expect(words).not.toMatch(/\$|undefined|\(\)/);
  });

  it('name the line, the limits and the files', () => {
    expect(listFailureWords({ kind: 'broken-xml', line: 7 })).toContain('à la ligne 7');
    expect(listFailureWords({ kind: 'too-large', mostBytes: 100 * 1024 * 1024 })).toContain('100 Mo');
    expect(listFailureWords({ kind: 'several-in-zip', names: ['a.csv', 'b.xml'] })).toContain('a.csv, b.xml');
    expect(listFailureWords({ kind: 'cancelled' })).toContain('Réessayer');
  });

  it('give every finding a reason of its own and something to do', () => {
    const { reasons, fixes } = reportWords();
    expect(new Set(Object.values(reasons)).size).toBe(34);
    expect(Object.values(fixes).filter((words) => !/\.$/.test(words))).toEqual([]);
  });

  it('say what was not done, and why', () => {
    expect(noticeWords({ kind: 'not-kept', failure: 'full' })).toBe(
      `Les utilisateurs n’ont pas été gardés. ${usersFailureWords('full')}`,
    );
    expect(noticeWords({ kind: 'kept', users: 2, journaled: false })).toBe(
      '2 utilisateurs gardés. Le journal n’a pas pu être écrit.',
    );
  });
});
