import type { ExportPlan, NamedLeftOut, NamedUser } from '../domain/export-preview.ts';
import type { FeedProfile } from '../domain/feed.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { listedName } from '../domain/roster-finding.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { countRoles, type KeyedUser } from '../domain/user.ts';
import { compareExports, holdOf } from '../export/compare-exports.ts';
import { checkEligibility, type LeftOut } from '../export/eligibility.ts';
import { type Fingerprints, fingerprintsOf, type PlacedFingerprints } from '../export/fingerprints.ts';
import { userAt } from '../export/write-feed.ts';
import { fingerprintKey, readLastExport } from '../storage/fingerprint-store.ts';
import { readKeptFingerprints } from './fingerprint-codec.ts';

/** People who are shown of a long list: an administrator looks at some, and counts the rest. */
export const mostNamed = 200;

export interface PlannedExport {
  readonly plan: ExportPlan;
  readonly fingerprints: PlacedFingerprints;
}

/** The last export's fingerprints, null before the first, and the secret that they were made with. */
export interface Memory {
  readonly last: Fingerprints | null;
  readonly secret: Uint8Array;
}

export async function readMemory(portalId: string): Promise<Result<Memory, StorageFailure>> {
  const secret = await fingerprintKey();
  if (!secret.ok) return secret;
  const last = await readLastExport(portalId);
  if (!last.ok) return last;
  if (last.value === null) return succeed({ last: null, secret: secret.value });
  const read = readKeptFingerprints(last.value.fingerprints);
  return read === null ? fail({ kind: 'unreadable' }) : succeed({ last: read, secret: secret.value });
}

/** What these users' export would do to a portal that has the last one. */
export function planOf(
  users: readonly KeyedUser[],
  profile: FeedProfile,
  { last, secret }: Memory,
): PlannedExport {
  const { eligible, leftOut } = checkEligibility(users, profile);
  const fingerprints = fingerprintsOf(users, profile, secret);
  const difference = compareExports(last, fingerprints);
  const { isFirst, byRole } = difference;
  const plan: ExportPlan = {
    going: eligible.length,
    byRole: countRoles(eligible.map((at) => userAt(users, at).user)),
    difference: { isFirst, byRole },
    added: isFirst ? [] : difference.added.slice(0, mostNamed).map(({ at }) => named(userAt(users, at))),
    changed: difference.changed
      .slice(0, mostNamed)
      .map(({ at, fields }) => ({ ...named(userAt(users, at)), fields })),
    hold: holdOf(difference),
    leftOut: leftOut
      .slice(0, mostNamed)
      .map((one) => ({ ...named(userAt(users, one.at)), reason: reasonOf(one) })),
    leftOutCount: leftOut.length,
  };
  return { plan, fingerprints };
}

export function named({ user }: KeyedUser): NamedUser {
  return { name: listedName(user), role: user.role, className: user.classes[0] ?? '' };
}

function reasonOf(leftOut: LeftOut): NamedLeftOut['reason'] {
  return leftOut.kind === 'empty-field'
    ? { kind: 'empty-field', field: leftOut.field }
    : { kind: 'repeated-key' };
}
