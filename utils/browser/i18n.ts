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

/** The texts of one language, by key. */
export type Texts = Readonly<Record<string, string>>;

let chosen: Texts | null | undefined;

/** From here on texts are these; none where people want the language that the browser has chosen. */
export function speak(texts: Texts | null | undefined): void {
  chosen = texts;
}

/** The text in the language that is spoken, `$1`… replaced in order. A key without text is a bug. */
export function message(key: MessageKey, ...substitutions: readonly string[]): string {
  return (
    chosen?.[key]?.replace(/\$(\d)/g, (_, place) => substitutions[place - 1] ?? '') ??
    nativeBrowser.i18n.getMessage(key, [...substitutions])
  );
}

/**
 * The text for this many things; `$1` is the number as people write it. A language has the forms that it needs
 * (Unicode CLDR, plural rules): `…_other` stands in for those that it does not name.
 */
export function plural(key: PluralKey, count: number, ...substitutions: readonly string[]): string {
  const number = new Intl.NumberFormat(language()).format(count);
  const inForm = (form: string) => message(`${key}_${form}` as MessageKey, number, ...substitutions);
  return inForm(new Intl.PluralRules(language()).select(count)) || inForm('other');
}

/** The language that texts really come in, whatever the browser's own is: dates and numbers follow it. */
export function language(): string {
  return message('language');
}
