import type { FindingKind } from '../domain/roster-finding.ts';

/** A cleaned cell: NFC, single spaces, no characters that XML forbids, no invisible ones. */
export interface CellText {
  readonly text: string;
  /** What was removed from the text, or is suspicious in what remains. */
  readonly doubts: readonly FindingKind[];
}

const ordinary = /^[\x21-\x7E\u00A1-\u00AC\u00AE-\u017F]+(?: [\x21-\x7E\u00A1-\u00AC\u00AE-\u017F]+)*$/;
const suspicious = /^[=+@]|<[a-z/!][^>]*>/i;
/** XML 1.0, section 2.2 (Char); U+FFFD is what a decoder or `legalXml` puts for an invalid character. */
const illegal = /[\p{Cc}\p{Cs}\uFFFD-\uFFFF]/gu;
/** Unicode format characters, which are invisible: direction marks, zero-width characters, soft hyphens. */
const hidden = /\p{Cf}/gu;
const clean: readonly FindingKind[] = [];

/** Cleans the text of a cell. */
export function cellText(raw: string): CellText {
  if (raw === '') return { text: '', doubts: clean };
  if (ordinary.test(raw) && !suspicious.test(raw)) return { text: raw, doubts: clean };
  const spaced = raw.replace(/[\t\n\r\f\v\u0085]/g, ' ');
  const legal = spaced.replace(illegal, '');
  const shown = legal.replace(hidden, '');
  const text = shown.normalize('NFC').replace(/\s+/g, ' ').trim();
  const doubts: FindingKind[] = [];
  if (legal !== spaced) doubts.push('illegal-characters');
  if (shown !== legal) doubts.push('hidden-characters');
  if (suspicious.test(text)) doubts.push('suspicious-text');
  return { text, doubts };
}

/** The complement of XML 1.0, section 2.2 (Char), and references to it; fast on whole files. */
const notXml =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are replaced
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));/giu;

/** Replaces what XML forbids by U+FFFD, so that one stray character does not make a file unreadable. */
export function legalXml(text: string): string {
  return text.replace(notXml, '\uFFFD');
}
