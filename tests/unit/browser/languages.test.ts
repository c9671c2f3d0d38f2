import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { language, message, plural, speak } from '../../../utils/browser/i18n.ts';
import { isChoosable, languages, textsOf } from '../../../utils/browser/languages.ts';
import { builtIn } from '../../../wxt.config.ts';
import { speakFrench } from '../../support/french.ts';

/** The extension's own files, for its pages and its background. */
function serveOwnFiles(): void {
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => `own:/${path}`);
  vi.stubGlobal('fetch', async (address: string) => {
    const file = address.replace('own:/', 'public/');
    return new Response(readFileSync(file, 'utf8'));
  });
}

beforeEach(() => {
  speakFrench();
  serveOwnFiles();
});
afterEach(() => {
  speak(null);
  vi.unstubAllGlobals();
});

describe('languages', () => {
  it('are the folders of `_locales`', () => {
    expect(languages).toEqual(readdirSync('public/_locales').sort());
  });

  it('include each added folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'locales-'));
    for (const name of ['fr', 'en', 'pt_BR']) mkdirSync(join(folder, name));
    expect(JSON.parse(builtIn(folder).LANGUAGES)).toEqual(['en', 'fr', 'pt_BR']);
    rmSync(folder, { recursive: true });
  });

  it('can be chosen, as can the browser’s, and no other', () => {
    expect(['browser', 'fr', 'en', 'tlh', '', '../fr'].filter(isChoosable)).toEqual(['browser', 'fr', 'en']);
  });

  it('are loaded only when the browser uses another', async () => {
    expect(await textsOf('browser')).toBeNull();
    expect(await textsOf('fr')).toBeNull();
    expect(await textsOf('tlh')).toBeNull();
    expect(await textsOf('en')).toMatchObject({ language: 'en-GB', due_tomorrow: 'Due tomorrow' });
  });
});

describe('texts', () => {
  it('use the chosen language, and the browser’s again after that', async () => {
    expect([language(), message('due_tomorrow')]).toEqual(['fr', 'À rendre demain']);
    speak(await textsOf('en'));
    expect([language(), message('due_tomorrow')]).toEqual(['en-GB', 'Due tomorrow']);
    expect(message('loans_of', 'Inès $1 ALMEIDA')).toBe('Loans of Inès $1 ALMEIDA');
    speak(null);
    expect(message('due_tomorrow')).toBe('À rendre demain');
  });

  it.each([
    ['fr', 0, '0 prêt'],
    ['fr', 1, '1 prêt'],
    ['fr', 2, '2 prêts'],
    ['fr', 1_000_000, '1 000 000 prêts'],
    ['en', 0, '0 loans'],
    ['en', 1, '1 loan'],
    ['en', 1_200, '1,200 loans'],
  ])('have plural forms in %s: %i', async (spoken, count, text) => {
    speak(await textsOf(spoken));
    expect(plural('loans_count', count).replace(/\s/g, ' ')).toBe(text);
  });

  it('have all plural forms of a language with more than two', () => {
    speak({
      language: 'pl',
      loans_count_one: '$1 książka',
      loans_count_few: '$1 książki',
      loans_count_other: '$1 książek',
    });
    expect([1, 3, 5].map((count) => plural('loans_count', count))).toEqual([
      '1 książka',
      '3 książki',
      '5 książek',
    ]);
  });
});
