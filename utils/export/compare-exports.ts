import type {
  AddedUser,
  ChangedUser,
  ExportDifference,
  Hold,
  HoldReason,
  RoleDifference,
} from '../domain/export-difference.ts';
import type { FeedField, FeedProfile } from '../domain/feed.ts';
import { forEachRole, type Role, roles } from '../domain/user.ts';
import {
  comparedFields,
  type Fingerprint,
  type Fingerprints,
  markLength,
  type PlacedFingerprints,
} from './fingerprints.ts';

type Counts = { -readonly [Key in keyof RoleDifference]: RoleDifference[Key] };

/** A field of both profiles, and the position of its mark in the fingerprints of each. */
interface SharedField {
  readonly field: FeedField;
  readonly before: number;
  readonly after: number;
}

/**
 * Compares an export with the previous one, null when there was none. Both must be made with the same secret. Fields of
 * only one of the two profiles are not compared: another profile alone is not a change.
 */
export function compareExports(before: Fingerprints | null, after: PlacedFingerprints): ExportDifference {
  const known = new Map((before?.users ?? []).map((print) => [print.id, print]));
  const shared = sharedFields(before?.profile ?? after.profile, after.profile);
  const byRole: Record<Role, Counts> = forEachRole(noCounts);
  const added: AddedUser[] = [];
  const changed: ChangedUser[] = [];
  for (const { role } of known.values()) byRole[role].before += 1;
  for (const [i, print] of after.users.entries()) {
    const place = { role: print.role, at: after.places[i] ?? i };
    const last = known.get(print.id);
    if (last === undefined) {
      byRole[print.role].added += 1;
      added.push(place);
      continue;
    }
    known.delete(print.id);
    const fields = changedFields(last, print, shared);
    byRole[last.role][fields.length === 0 ? 'unchanged' : 'changed'] += 1;
    if (fields.length > 0) changed.push({ ...place, fields });
  }
  for (const { role } of known.values()) byRole[role].removed += 1;
  return { isFirst: before === null, byRole, added, changed };
}

function sharedFields(before: FeedProfile, after: FeedProfile): readonly SharedField[] {
  const earlier = comparedFields(before);
  return comparedFields(after)
    .map((field, i) => ({ field, before: earlier.indexOf(field) * markLength, after: i * markLength }))
    .filter((shared) => shared.before >= 0);
}

function changedFields(
  before: Fingerprint,
  after: Fingerprint,
  shared: readonly SharedField[],
): readonly FeedField[] {
  const isChanged = ({ before: last, after: now }: SharedField) =>
    before.marks.slice(last, last + markLength) !== after.marks.slice(now, now + markLength);
  return shared.filter(isChanged).map(({ field }) => field);
}

function noCounts(): Counts {
  return { before: 0, added: 0, removed: 0, changed: 0, unchanged: 0 };
}

/** Shares of a role's users in the last export. */
const mostRemoved = 0.1;
const mostChanged = 0.75;

/**
 * Whether an export needs confirmation by typing a number: when over 10 % of a role are removed, or over 75 % changed.
 * Null otherwise, and for a first export. Clever holds a school's sync at the same limits (Clever, "Data holds").
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
