import { readFileSync } from 'node:fs';
import type { MessageKey } from '../../../utils/browser/i18n.ts';

export type Language = 'fr' | 'en';

type Texts = Readonly<Record<string, { readonly message: string } | undefined>>;

const texts: Readonly<Record<Language, Texts>> = { fr: textsOf('fr'), en: textsOf('en') };

function textsOf(language: Language): Texts {
  return JSON.parse(readFileSync(`public/_locales/${language}/messages.json`, 'utf8'));
}

/** What to look for on a page where the extension says this, whatever stands in the places that are not given. */
export function wordsOf(language: Language, key: MessageKey, places: readonly string[]): RegExp {
  const text = texts[language][key]?.message;
  if (text === undefined) throw new Error(`no text ${key} in ${language}`);
  const pattern = text
    .replace(/[.*+?^{}()|[\]\\/]/g, '\\$&')
    .replace(/\$(\d)/g, (_, place) => places[place - 1] ?? '.*')
    // A page's own text has its spaces made equal, an accessible name has not.
    .replace(/\s/g, '\\s');
  return new RegExp(pattern);
}
