import { readFileSync } from 'node:fs';
import type { MessageKey } from '../../../utils/browser/i18n.ts';

export type Language = 'fr' | 'en';

type Texts = Readonly<Record<string, { readonly message: string } | undefined>>;

const texts: Readonly<Record<Language, Texts>> = { fr: textsOf('fr'), en: textsOf('en') };

function textsOf(language: Language): Texts {
  return JSON.parse(readFileSync(`public/_locales/${language}/messages.json`, 'utf8'));
}

/** A pattern for a message in this language; placeholders without a value match any text. */
export function textPattern(language: Language, key: MessageKey, places: readonly string[]): RegExp {
  const text = texts[language][key]?.message;
  if (text === undefined) throw new Error(`no text ${key} in ${language}`);
  const pattern = text
    .replace(/[.*+?^{}()|[\]\\/]/g, '\\$&')
    .replace(/\$(\d)/g, (_, place) => places[place - 1] ?? '.*')
    // Text content has its white space normalised, accessible names have not.
    .replace(/\s/g, '\\s');
  return new RegExp(pattern);
}
