import { speak, type Texts } from '../platform/i18n.ts';
import { textsOf } from '../platform/languages.ts';
import { readSettings } from './settings.ts';

/**
 * Makes every text from here on come in the language that was chosen, and gives its texts; null for the browser's own.
 * To be awaited before anything is said: once on a page, and in the background before each time it speaks by itself,
 * since the choice may have changed while it slept.
 */
export async function speakChosenLanguage(): Promise<Texts | null> {
  const texts = await textsOf((await readSettings()).language);
  speak(texts);
  return texts;
}
