import { browserLanguage } from '../domain/settings-table.ts';
import type { Texts } from './i18n.ts';
import { nativeBrowser } from './native-browser.ts';

declare const LANGUAGES: readonly string[];

/** The available languages: the folders of `public/_locales`, `en`, `fr`… */
export const languages: readonly string[] = LANGUAGES;

/** Whether the setting `language` accepts this value. */
export function isChoosable(language: string): boolean {
  return language === browserLanguage || languages.includes(language);
}

const read = new Map<string, Promise<Texts>>();

/**
 * The texts of the chosen language, from the extension's files; for the background and the extension's own pages. Null
 * when it is the browser's language, and when the file cannot be read: the browser's language then remains.
 */
export async function textsOf(language: string): Promise<Texts | null> {
  if (!languages.includes(language)) return null;
  const reading = read.get(language) ?? readTexts(language);
  read.set(language, reading);
  const texts = await reading.catch(() => {
    read.delete(language);
    return null;
  });
  return texts?.['language'] === nativeBrowser.i18n.getMessage('language') ? null : texts;
}

async function readTexts(language: string): Promise<Texts> {
  const file = await fetch(nativeBrowser.runtime.getURL(`_locales/${language}/messages.json`));
  const messages: Record<string, { readonly message: string }> = await file.json();
  return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
}
