import type messages from '../../public/_locales/fr/messages.json';
import { nativeBrowser } from './native-browser.ts';

type Key = keyof typeof messages;
type PluralOnly<K extends Key> = K extends `${infer Stem}_one`
  ? `${Stem}_other` extends Key
    ? Stem
    : never
  : never;

/** A key of `public/_locales`; all languages have the same keys. */
export type MessageKey = Key;
/** The stem of keys that exist as `…_one` and `…_other`. */
export type PluralKey = PluralOnly<Key>;

/** The texts of one language, by key. */
export type Texts = Readonly<Record<string, string>>;

let chosen: Texts | null | undefined;

/** Sets the texts that `message` uses; none for the browser's language. */
export function speak(texts: Texts | null | undefined): void {
  chosen = texts;
}

/** The text in the current language, with `$1`… replaced in order. */
export function message(key: MessageKey, ...substitutions: readonly string[]): string {
  return (
    chosen?.[key]?.replace(/\$(\d)/g, (_, place) => substitutions[place - 1] ?? '') ??
    nativeBrowser.i18n.getMessage(key, [...substitutions])
  );
}

/**
 * The text for a count; `$1` is the formatted number. Each language has the plural forms of Unicode CLDR that it needs;
 * `…_other` replaces missing ones.
 */
export function plural(key: PluralKey, count: number, ...substitutions: readonly string[]): string {
  const number = new Intl.NumberFormat(language()).format(count);
  const inForm = (form: string) => message(`${key}_${form}` as MessageKey, number, ...substitutions);
  return inForm(new Intl.PluralRules(language()).select(count)) || inForm('other');
}

/** The language of the texts, for formatting dates and numbers; it may differ from the browser's. */
export function language(): string {
  return message('language');
}
