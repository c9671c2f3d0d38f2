import type { FindingKind } from '../domain/roster-finding.ts';

/** A cell fit for XML and for people: composed (NFC), single spaces, nothing illegal, nothing invisible. */
export interface CellText {
  readonly text: string;
  /** What was dropped from it, or what is odd about what stays. */
  readonly doubts: readonly FindingKind[];
}

const ordinary = /^[\x21-\x7E\u00A1-\u00AC\u00AE-\u017F]+(?: [\x21-\x7E\u00A1-\u00AC\u00AE-\u017F]+)*$/;
const suspicious = /^[=+@]|<[a-z/!][^>]*>/i;
/** XML 1.0, section 2.2 (Char); U+FFFD stands where a decoder, or the XML reader, met what is none. */
const illegal = /[\p{Cc}\p{Cs}\uFFFD-\uFFFF]/gu;
/** Format characters: marks of writing direction, zero-width and soft hyphens, which no list shows. */
const hidden = /\p{Cf}/gu;
const clean: readonly FindingKind[] = [];

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

/** XML 1.0, section 2.2 (Char), the other way round; written for a scan of a whole file. */
const notXml =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));/giu;

/** The same text with U+FFFD for what XML forbids, so that one stray character does not make a file unreadable. */
export function legalXml(text: string): string {
  return text.replace(notXml, '\uFFFD');
}
