import type { CalendarDate } from '../domain/calendar-date.ts';
import type { ExportPlan, NamedLeftOut, NamedUser } from '../domain/export-preview.ts';
import type { FeedProfile } from '../domain/feed.ts';
import { readEndpoint } from '../domain/feed-endpoint.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { Rne } from '../domain/rne.ts';
import { listedName, type UserFinding } from '../domain/roster-finding.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { countRoles, type KeyedUser, type User } from '../domain/user.ts';
import { compareExports, holdOf } from '../export/compare-exports.ts';
import { checkEligibility, type LeftOut } from '../export/eligibility.ts';
import {
  type Fingerprints,
  fingerprintsOf,
  type PlacedFingerprints,
  parseFingerprints,
} from '../export/fingerprints.ts';
import { userAt } from '../export/write-feed.ts';
import { checkRoster } from '../roster/check.ts';
import { keyUsers } from '../roster/keys.ts';
import { fingerprintKey, readLastExport } from '../storage/fingerprint-store.ts';
import { readRoster, type StoredRoster } from '../storage/roster-store.ts';

/** The most people listed by name in a plan; the counts cover all. */
export const mostNamed = 200;

/** The school's users for a portal: checked, and with their stable keys. */
export interface PortalUsers {
  readonly roster: StoredRoster;
  /** Members of the school, including those without a key. */
  readonly checked: readonly User[];
  /** Empty until the administrator has chosen a key rule. */
  readonly keyed: readonly KeyedUser[];
  readonly findings: readonly UserFinding[];
}

export async function readPortalUsers(
  portal: Portal,
  today: CalendarDate,
): Promise<Result<PortalUsers, StorageFailure>> {
  const roster = await readRoster();
  if (!roster.ok) return roster;
  const checked = checkRoster(
    { users: roster.value.users, findings: [] },
    {
      today,
      knownClasses: portal.classes.length === 0 ? null : portal.classes,
      portalSchools: schoolsOf(portal),
    },
  );
  const rule = portal.feed?.keyRule ?? null;
  const keys = rule === null ? { keyed: [], findings: [] } : keyUsers(checked.users, rule);
  return succeed({
    roster: roster.value,
    checked: checked.users,
    keyed: keys.keyed,
    findings: [...checked.findings, ...keys.findings],
  });
}

/** The portal's school, and the one under whose number its feed is sent: on a campus that may be another. */
function schoolsOf({ rne, feed }: Portal): readonly Rne[] {
  const endpoint = readEndpoint(feed?.endpoint ?? '');
  return endpoint.ok && endpoint.value.rne !== rne ? [rne, endpoint.value.rne] : [rne];
}

/** The fingerprints of the last export to a portal, null before the first, and the secret of all fingerprints. */
export interface PreviousExport {
  readonly fingerprints: Fingerprints | null;
  readonly secret: Uint8Array;
}

export async function readPreviousExport(portalId: string): Promise<Result<PreviousExport, StorageFailure>> {
  const secret = await fingerprintKey();
  if (!secret.ok) return secret;
  const last = await readLastExport(portalId);
  if (!last.ok) return last;
  if (last.value === null) return succeed({ fingerprints: null, secret: secret.value });
  const fingerprints = parseFingerprints(last.value.fingerprints);
  return fingerprints === null
    ? fail({ kind: 'unreadable' })
    : succeed({ fingerprints, secret: secret.value });
}

export interface PlannedExport {
  readonly plan: ExportPlan;
  readonly fingerprints: PlacedFingerprints;
}

/** What an export of these users would change at a portal that has the previous one. */
export function planOf(
  users: readonly KeyedUser[],
  profile: FeedProfile,
  previous: PreviousExport,
): PlannedExport {
  const { eligible, leftOut } = checkEligibility(users, profile);
  const fingerprints = fingerprintsOf(users, profile, previous.secret);
  const difference = compareExports(previous.fingerprints, fingerprints);
  const { isFirst, byRole } = difference;
  const nameAt = (at: number) => namedUser(userAt(users, at));
  const plan: ExportPlan = {
    going: eligible.length,
    byRole: countRoles(eligible.map((at) => userAt(users, at).user)),
    difference: { isFirst, byRole },
    added: isFirst ? [] : difference.added.slice(0, mostNamed).map(({ at }) => nameAt(at)),
    changed: difference.changed.slice(0, mostNamed).map(({ at, fields }) => ({ ...nameAt(at), fields })),
    hold: holdOf(difference),
    leftOut: leftOut.slice(0, mostNamed).map((one) => ({ ...nameAt(one.at), reason: reasonOf(one) })),
    leftOutCount: leftOut.length,
  };
  return { plan, fingerprints };
}

export function namedUser({ user }: KeyedUser): NamedUser {
  return { name: listedName(user), role: user.role, className: user.classes[0] ?? '' };
}

function reasonOf(leftOut: LeftOut): NamedLeftOut['reason'] {
  return leftOut.kind === 'empty-field'
    ? { kind: 'empty-field', field: leftOut.field }
    : { kind: 'repeated-key' };
}
