import {
  hitsAtATime,
  type SearchFailure,
  type SearchHit,
  type SearchOutcome,
} from '../../utils/domain/search.ts';

/** What the panel shows of a search; `typed` are the words as the person wrote them. */
export type SearchView =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly typed: string }
  | FoundView
  | {
      readonly kind: 'failed';
      readonly typed: string;
      readonly failure: SearchFailure;
      /** The portal's own page of the results, or at least the portal. */
      readonly address: string;
      /** True when that page has come up in a tab. */
      readonly opened: boolean;
    };

export interface FoundView {
  readonly kind: 'found';
  readonly typed: string;
  /** The words as they were searched. */
  readonly terms: string;
  readonly address: string;
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** The rank of the record that comes next. */
  readonly next: number;
  /** Whether more of them are being asked for, or why they did not come. */
  readonly more: 'loading' | SearchFailure | null;
}

/** A list that is longer than this is read in the portal. */
const mostShown = 100;

export function hasMore({ next, total }: FoundView): boolean {
  return next <= Math.min(total, mostShown);
}

/** How the first answer is shown; `outcome` is undefined where none came. */
export function searched(typed: string, outcome: SearchOutcome | undefined, home: string): SearchView {
  const { terms = typed, address = home, opened = false, answer } = outcome ?? {};
  if (answer?.ok) {
    const { total, hits } = answer.value;
    return { kind: 'found', typed, terms, address, total, hits, next: hitsAtATime + 1, more: null };
  }
  const failure = answer?.failure ?? { kind: 'unreachable' };
  return { kind: 'failed', typed, failure, address: address || home, opened };
}

/** The list with what more has come for it, each record once. */
export function grown(view: FoundView, outcome: SearchOutcome | undefined): FoundView {
  const { answer } = outcome ?? {};
  if (!answer?.ok) return { ...view, more: answer?.failure ?? { kind: 'unreachable' } };
  const known = new Set(view.hits.map(({ recordId }) => recordId));
  const fresh = answer.value.hits.filter(({ recordId }) => !known.has(recordId));
  // A page without anything new is the last one, whatever was counted.
  const next = fresh.length === 0 ? Infinity : view.next + hitsAtATime;
  return { ...view, hits: [...view.hits, ...fresh], next, more: null };
}
