/** The kinds of personal data that this browser stores and that a user can delete. */
export const erasedKinds = [
  'loans',
  'reservations',
  'readings',
  'sessions',
  'searches',
  'reminders',
  'person',
  'others',
] as const;

/**
 * `loans`: current and returned; `readings`: when each portal was last asked; `sessions`: at portals; `searches`: terms
 * and results; `reminders`: marks of those given; `person`: the last current user and the key of their records;
 * `others`: records of unknown shape.
 */
export type ErasedKind = (typeof erasedKinds)[number];

/** The number of items of each kind; 0 for absent kinds. */
export type Tally = Readonly<Partial<Record<ErasedKind, number>>>;

/** The number of items found of one kind. */
export interface Found {
  readonly kind: ErasedKind;
  /** Null when it could not be counted. */
  readonly count: number | null;
}

/** The result of the deletion of one kind. */
export interface Erased extends Found {
  /** True when items are left, or when it is unknown whether any are. */
  readonly left: boolean;
}

/** The counts before the deletion and what is left after it, by kind. */
export type ErasureReceipt = readonly Erased[];

/**
 * The receipt to show. A worker that stopped during the deletion was asked again and found less the second time, so the
 * counts shown before the deletion prevail when they are higher.
 */
export function withFirstCount(receipt: ErasureReceipt, found: readonly Found[]): ErasureReceipt {
  return receipt.map((erased) => {
    const first = found.find(({ kind }) => kind === erased.kind)?.count ?? 0;
    return erased.count === null ? erased : { ...erased, count: Math.max(erased.count, first) };
  });
}
