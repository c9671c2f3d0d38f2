import { beforeEach, describe, expect, it } from 'vitest';
import {
  listFailureText,
  reportTexts,
  usersFailureText,
  usersNoticeText,
} from '../../../components/options/users/users-text.ts';
import { brokenFiles } from '../../fixtures/lists/broken.ts';
import { speakFrench } from '../../support/french.ts';

beforeEach(speakFrench);

const failures = brokenFiles.flatMap(({ name, expected }) =>
  'failure' in expected ? [[name, expected.failure] as const] : [],
);

describe('texts of the users section', () => {
  it.each(failures)('tell for %s what it is and what to do', (_, failure) => {
    const text = listFailureText(failure);
    expect(text).toMatch(/^[A-Z].+\.$/);
    expect(text).not.toMatch(/\$|undefined|\(\)/);
  });

  it('name the line, the limits and the files', () => {
    expect(listFailureText({ kind: 'broken-xml', line: 7 })).toContain('à la ligne 7');
    expect(listFailureText({ kind: 'too-large', mostBytes: 100 * 1024 * 1024 })).toContain('100 Mo');
    expect(listFailureText({ kind: 'several-in-zip', names: ['a.csv', 'b.xml'] })).toContain('a.csv, b.xml');
    expect(listFailureText({ kind: 'cancelled' })).toContain('Réessayer');
  });

  it('give each finding its own reason, and a fix', () => {
    const { reasons, fixes } = reportTexts();
    expect(new Set(Object.values(reasons)).size).toBe(33);
    expect(Object.values(fixes).filter((text) => !/\.$/.test(text))).toEqual([]);
  });

  it('tell what failed, and why', () => {
    expect(usersNoticeText({ kind: 'not-saved', failure: 'full' })).toBe(
      `Les utilisateurs n’ont pas été gardés. ${usersFailureText('full')}`,
    );
    expect(usersNoticeText({ kind: 'saved', users: 2, journaled: false })).toBe(
      '2 utilisateurs gardés. Le journal n’a pas pu être écrit.',
    );
  });
});
