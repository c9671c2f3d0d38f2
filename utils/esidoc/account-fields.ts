import type { CalendarDate } from '../domain/calendar-date.ts';
import { type FieldName, fieldNamed, type RecordState, stateNamed, stateUnder } from './account-labels.ts';
import type { LabelledRecord, LabelledValue } from './account-markup.ts';
import { safeLink } from './addresses.ts';
import { dateIn } from './loan-date.ts';
import { shownText } from './loan-text.ts';

/** What one record of the account page says of itself, and what stands above it. */
export interface AccountFields {
  readonly title: string | null;
  readonly recordAddress: string | null;
  /** What the record's own status says, and what the headings above it say. */
  readonly told: RecordState | null;
  readonly under: RecordState | null;
  /** Whether there is such a label, with a value or without. */
  has(...names: readonly FieldName[]): boolean;
  text(name: FieldName): string | null;
  date(name: FieldName): CalendarDate | null;
}

/** The fields of a record; the first of several values under one label counts. */
export function fieldsOf(
  { values, firstLink }: LabelledRecord,
  headings: readonly string[],
  portalAddress: string,
): AccountFields {
  const fields = new Map<FieldName, LabelledValue>();
  for (const value of values) {
    const name = fieldNamed(value.label);
    if (name !== null && !fields.has(name)) fields.set(name, value);
  }
  const text = (name: FieldName) => shownText(fields.get(name)?.text ?? '');
  return {
    title: text('title') ?? shownText(firstLink?.text ?? ''),
    recordAddress: safeLink(fields.get('title')?.link ?? firstLink?.address ?? null, portalAddress),
    told: stateNamed(text('status') ?? ''),
    under: stateUnder(headings),
    has: (...names) => names.some((name) => fields.has(name)),
    text,
    date: (name) => dateIn(text(name) ?? ''),
  };
}

/** What tells one record of a page from another: its document, and its first day. */
export function recordKey({ recordAddress, title }: AccountFields, firstDay: CalendarDate | null): string {
  return [recordAddress === null ? title : new URL(recordAddress).pathname, firstDay ?? ''].join(' ');
}

/** The records of one view, of which some show nothing that would tell them apart: two copies of one book. */
export function withOwnIds<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const rank = (seen.get(item.id) ?? 0) + 1;
    seen.set(item.id, rank);
    return rank === 1 ? item : { ...item, id: `${item.id}#${rank}` };
  });
}
