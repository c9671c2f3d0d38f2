import type { ExportDifference, Hold, HoldReason } from '../domain/export-difference.ts';
import { roles } from '../domain/user.ts';

/** Of those of a role who were in the last export. */
const mostRemoved = 0.1;
const mostChanged = 0.75;

/**
 * Whether an export waits until a person has typed a number, null when it goes at once: over 10 % of a role removed, or
 * over 75 % changed. These are the limits at which Clever holds a school's sync for its administrator (Clever, "Data
 * holds"); typing the number is ours. A first export removes and changes nobody, and waits for nothing.
 */
export function holdOf({ byRole }: ExportDifference): Hold | null {
  const reasons = roles.flatMap((role): readonly HoldReason[] => {
    const { before, removed, changed } = byRole[role];
    return [
      ...(removed > before * mostRemoved
        ? [{ role, kind: 'removed' as const, count: removed, of: before }]
        : []),
      ...(changed > before * mostChanged
        ? [{ role, kind: 'changed' as const, count: changed, of: before }]
        : []),
    ];
  });
  if (reasons.length === 0) return null;
  return { reasons, number: reasons.reduce((sum, { count }) => sum + count, 0) };
}
