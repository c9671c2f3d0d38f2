/** What of a person is kept in this browser, and can be deleted when they ask for it. */
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
 * `loans`: lent now or given back; `readings`: when which portal was last asked; `sessions`: at portals; `searches`: what
 * was searched and found; `reminders`: marks of those given; `person`: the one who was last at the computer, and what their records are filed under; `others`: what no version knows the name of.
 */
export type ErasedKind = (typeof erasedKinds)[number];

/** How many things there are of each kind; none of a kind that is not named. */
export type Tally = Readonly<Partial<Record<ErasedKind, number>>>;

/** What was found of one kind. */
export interface Found {
  readonly kind: ErasedKind;
  /** Null where it could not be counted. */
  readonly count: number | null;
}

/** What became of one kind. */
export interface Erased extends Found {
  /** True where something is still there, or where nobody can tell that nothing is. */
  readonly left: boolean;
}

/** What was there and is not any more, and what is: looked at before and after, kind by kind. */
export type ErasureReceipt = readonly Erased[];

/**
 * The receipt that people read. A background that died midway was asked twice, and found less the second time: what
 * was counted when the question was put goes before that.
 */
export function withFirstCount(receipt: ErasureReceipt, found: readonly Found[]): ErasureReceipt {
  return receipt.map((erased) => {
    const first = found.find(({ kind }) => kind === erased.kind)?.count ?? 0;
    return erased.count === null ? erased : { ...erased, count: Math.max(erased.count, first) };
  });
}
