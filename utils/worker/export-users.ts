import type { CalendarDate } from '../domain/calendar-date.ts';
import { readEndpoint } from '../domain/feed-endpoint.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { Rne } from '../domain/rne.ts';
import type { UserFinding } from '../domain/roster-finding.ts';
import { audienceOf, type Exceptions, select } from '../domain/selection.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import type { KeyedUser, KeyRule, User } from '../domain/user.ts';
import { checkRoster } from '../roster/check.ts';
import { keyUsers } from '../roster/keys.ts';
import { readRoster, type StoredRoster } from '../storage/roster-store.ts';

/** The school's users as a portal takes them: checked, and under their stable keys. */
export interface PortalUsers {
  readonly roster: StoredRoster;
  /** Who is of the school, before anybody is left out for want of a key. */
  readonly checked: readonly User[];
  readonly keyed: readonly KeyedUser[];
  readonly findings: readonly UserFinding[];
}

export async function portalUsers(
  portal: Portal,
  today: CalendarDate,
  rule: KeyRule | null = portal.feed?.keyRule ?? null,
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
  const keys = rule === null ? { keyed: [], findings: [] } : keyUsers(checked.users, rule);
  return succeed({
    roster: roster.value,
    checked: checked.users,
    keyed: keys.keyed,
    findings: [...checked.findings, ...keys.findings],
  });
}

/** The users that the administrator sends out to the portal. */
export function selectedUsers(
  portal: Portal,
  keyed: readonly KeyedUser[],
  exceptions: Exceptions,
  today: CalendarDate,
): readonly KeyedUser[] {
  return select(keyed, audienceOf(portal, today), exceptions);
}

/** The portal's school, and the one under whose number its feed goes out: on a campus that may be another. */
function schoolsOf({ rne, feed }: Portal): readonly Rne[] {
  const endpoint = readEndpoint(feed?.endpoint ?? '');
  return endpoint.ok && endpoint.value.rne !== rne ? [rne, endpoint.value.rne] : [rne];
}

export function storageTrouble(
  failure: StorageFailure,
): ReturnType<typeof fail<{ kind: 'storage'; failure: StorageFailure }>> {
  return fail({ kind: 'storage', failure });
}
