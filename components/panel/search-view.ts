import {
  hitsAtATime,
  type SearchFailure,
  type SearchHit,
  type SearchOutcome,
} from '../../utils/domain/search.ts';

/** A search in the panel; `typed` is the text as the user typed it. */
export type SearchView =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly typed: string }
  | FoundView
  | {
      readonly kind: 'failed';
      readonly typed: string;
      readonly failure: SearchFailure;
      /** The portal's results page, or its home page. */
      readonly address: string;
      /** True when that page was opened in a tab. */
      readonly opened: boolean;
    };

export interface FoundView {
  readonly kind: 'found';
  readonly typed: string;
  /** The normalised terms that were searched for. */
  readonly terms: string;
  readonly address: string;
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** Rank of the next record, from 1. */
  readonly next: number;
  /** State of the request for more hits: pending, or why it failed. */
  readonly more: 'loading' | SearchFailure | null;
}

/** Further hits are listed by the portal only. */
const maxHits = 100;

export function hasMore({ next, total }: FoundView): boolean {
  return next <= Math.min(total, maxHits);
}

/** The first page of hits; `outcome` is undefined when the background did not answer. */
export function searchResult(typed: string, outcome: SearchOutcome | undefined, home: string): SearchView {
  const { terms = typed, address = home, opened = false, answer } = outcome ?? {};
  if (answer?.ok) {
    const { total, hits } = answer.value;
    return { kind: 'found', typed, terms, address, total, hits, next: hitsAtATime + 1, more: null };
  }
  const failure = answer?.failure ?? { kind: 'unreachable' };
  return { kind: 'failed', typed, failure, address: address || home, opened };
}

/** The hits followed by the next page, without duplicates. */
export function withMoreHits(view: FoundView, outcome: SearchOutcome | undefined): FoundView {
  const { answer } = outcome ?? {};
  if (!answer?.ok) return { ...view, more: answer?.failure ?? { kind: 'unreachable' } };
  const known = new Set(view.hits.map(({ recordId }) => recordId));
  const fresh = answer.value.hits.filter(({ recordId }) => !known.has(recordId));
  // A page with no new record is the last one, even if the portal's total says otherwise.
  const next = fresh.length === 0 ? Infinity : view.next + hitsAtATime;
  return { ...view, hits: [...view.hits, ...fresh], next, more: null };
}
