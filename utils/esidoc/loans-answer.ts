import { z } from 'zod';
import type { Loan, LoansFailure } from '../domain/loan.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { safeLink } from './addresses.ts';
import { dateIn } from './loan-date.ts';
import { shownText } from './loan-text.ts';
import { WireCount, WireText, wireEntries } from './wire.ts';

/** A date of the contract, `2025-09-29`, or any that a portal's page may show; another text is null. */
const WireDate = WireText.transform((text) => (text === null ? null : dateIn(text)));
const Shown = WireText.transform((text) => (text === null ? null : shownText(text)));

/** One loan of the partner contract (GIP-RECIA/esidoc-api, `ItemContent`). */
const Item = z.object({
  exemplaire: Shown,
  date_emprunt: WireDate,
  date_retour: WireDate,
  permalien: WireText,
  titre: Shown,
  cote: Shown,
  support: Shown,
  notice_id: Shown,
});
type Item = z.infer<typeof Item>;

/** An empty object comes as `[]`, here as everywhere else (edificeio/entcore, `EsidocUtils.parseLoansResponse`). */
function orEmptyArray<Shape extends z.ZodType>(shape: Shape) {
  return z.union([shape, z.array(z.never()).transform(() => null)]);
}

/** Longer than any id seen, and short enough for a database key. */
const longestId = 100;

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
  return succeed(onceEach(loans));
}

/**
 * A loan that stands in two buckets keeps the first state: late before current before returned. Other loans under an
 * id that is taken are other loans all the same, and keep their place under an id of their own.
 */
function onceEach(loans: readonly Loan[]): readonly Loan[] {
  const byId = new Map<string, Loan>();
  for (const loan of loans) {
    const known = byId.get(loan.id);
    const isOther =
      known !== undefined && (known.title !== loan.title || known.borrowedOn !== loan.borrowedOn);
    const id = isOther ? `${loan.id} ${loan.title} ${loan.borrowedOn ?? ''}` : loan.id;
    if (!byId.has(id)) byId.set(id, { ...loan, id });
  }
  return [...byId.values()];
}

function loanOf(key: string | null, item: Item, state: Loan['state'], portalAddress: string): Loan {
  const { exemplaire, notice_id, date_emprunt, date_retour, titre, cote, support } = item;
  // In a list without keys the place of a loan changes: its copy and its first day do not.
  const ownId = [exemplaire ?? notice_id ?? titre ?? '', date_emprunt ?? ''].join('-');
  return {
    id: key !== null && isLoanId(key) ? key : ownId,
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

/**
 * A key such as `l_2275c9f95b9fc`. PHP writes a list with gaps as an object too: its keys are places, and the same ones
 * in each bucket.
 */
function isLoanId(key: string): boolean {
  return !/^\d{0,4}$/.test(key) && key.length <= longestId;
}

function unreadable(detail: string): Result<never, LoansFailure> {
  return fail({ kind: 'unreadable', detail });
}
