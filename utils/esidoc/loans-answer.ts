import { z } from 'zod';
import { type CalendarDate, parseCalendarDate } from '../domain/calendar-date.ts';
import type { Loan, LoansFailure } from '../domain/loan.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { safeLink } from './addresses.ts';
import { WireCount, WireText, wireEntries } from './wire.ts';

/** A date of the contract, `2025-09-29`; a time after it is passed over, and any other text is null. */
const WireDate = WireText.transform((text): CalendarDate | null =>
  text === null ? null : parseCalendarDate(text.replace(/[ T].*$/s, '')),
);

/** One loan of the partner contract (GIP-RECIA/esidoc-api, `ItemContent`). */
const Item = z.object({
  exemplaire: WireText,
  date_emprunt: WireDate,
  date_retour: WireDate,
  permalien: WireText,
  titre: WireText,
  cote: WireText,
  support: WireText,
  notice_id: WireText,
});
type Item = z.infer<typeof Item>;

/** An empty object comes as `[]`, here as everywhere else (edificeio/entcore, `EsidocUtils.parseLoansResponse`). */
function orEmptyArray<Shape extends z.ZodType>(shape: Shape) {
  return z.union([shape, z.array(z.never()).transform(() => null)]);
}

const Counts = z.object({ en_cours: WireCount, en_retard: WireCount }).nullable().catch(null);
const Bucket = wireEntries(Item);
const Buckets = z.object({ en_retard: Bucket, en_cours: Bucket, historique: Bucket.default([]) });
const Body = orEmptyArray(
  z.object({ prets: orEmptyArray(z.object({ compteur: Counts, items: orEmptyArray(Buckets) })) }),
);

const nothing: z.infer<typeof Buckets> = { en_retard: [], en_cours: [], historique: [] };

/**
 * Reads the partner contract's loans: each bucket an object keyed by loan id, or `[]`.
 * A whole body of `[]` is an empty answer, and so no loans (entcore reads it so too): a borrower whom the school does
 * not know is a 404.
 */
export function readLoansAnswer(body: unknown, portalAddress: string): Result<readonly Loan[], LoansFailure> {
  const answer = Body.safeParse(body);
  if (!answer.success) return unreadable('the loans answer has another shape');
  const { en_retard: late, en_cours: current, historique: returned } = answer.data?.prets?.items ?? nothing;
  const counts = answer.data?.prets?.compteur;
  const announced = (counts?.en_cours ?? 0) + (counts?.en_retard ?? 0);
  if (announced > 0 && late.length + current.length === 0)
    return unreadable('loans are counted but not listed');
  const loans = [
    ...late.map(({ key, value }) => loanOf(key, value, 'late', portalAddress)),
    ...current.map(({ key, value }) => loanOf(key, value, 'current', portalAddress)),
    ...returned.map(({ key, value }) => loanOf(key, value, 'returned', portalAddress)),
  ];
  // A loan that stands in two buckets keeps the first state: late before current before returned.
  const byId = new Map<string, Loan>();
  for (const loan of loans) if (!byId.has(loan.id)) byId.set(loan.id, loan);
  return succeed([...byId.values()]);
}

function loanOf(key: string | null, item: Item, state: Loan['state'], portalAddress: string): Loan {
  const { exemplaire, notice_id, date_emprunt, date_retour, titre, cote, support } = item;
  // In a list without keys the place of a loan changes: its copy and its first day do not.
  const id = key ?? [exemplaire ?? notice_id ?? titre ?? '', date_emprunt ?? ''].join('-');
  return {
    id,
    // A loan has to come back even when the portal does not say what it is called.
    title: titre ?? cote ?? support ?? 'Document',
    state,
    borrowedOn: date_emprunt,
    // The history has one date besides the loan's: assumed to be the day on which it came back.
    dueOn: state === 'returned' ? null : date_retour,
    returnedOn: state === 'returned' ? date_retour : null,
    recordAddress: safeLink(item.permalien, portalAddress),
    callNumber: cote,
    support,
  };
}

function unreadable(detail: string): Result<never, LoansFailure> {
  return fail({ kind: 'unreadable', detail });
}
