import type messages from '../../public/_locales/fr/messages.json';
import { nativeBrowser } from './native-browser.ts';

type Key = keyof typeof messages;
type PluralOnly<K extends Key> = K extends `${infer Stem}_one`
  ? `${Stem}_other` extends Key
    ? Stem
    : never
  : never;

/** A text of `public/_locales`; both languages have the same keys. */
export type MessageKey = Key;
/** A text that exists as `…_one` and `…_other`. */
export type PluralKey = PluralOnly<Key>;

/** The text in the language that the browser chose, `$1`… replaced in order. A key without text is a bug. */
export function message(key: MessageKey, ...substitutions: readonly string[]): string {
  return nativeBrowser.i18n.getMessage(key, [...substitutions]);
}

/** The text for this many things; `$1` is the number as people write it. Both languages know one and other. */
export function plural(key: PluralKey, count: number, ...substitutions: readonly string[]): string {
  const form = new Intl.PluralRules(language()).select(count) === 'one' ? 'one' : 'other';
  return message(
    `${key}_${form}` as MessageKey,
    new Intl.NumberFormat(language()).format(count),
    ...substitutions,
  );
}

/** The language that texts really come in, whatever the browser's own is: dates and numbers follow it. */
export function language(): string {
  return message('language');
}
