import type { Hold } from '../../../utils/domain/export-difference.ts';

/** A held export in numbers, for the journal. */
export function sumsOf({ reasons }: Hold): { readonly removed: number; readonly changed: number } {
  const sum = (kind: 'removed' | 'changed') =>
    reasons.filter((reason) => reason.kind === kind).reduce((all, { count }) => all + count, 0);
  return { removed: sum('removed'), changed: sum('changed') };
}
