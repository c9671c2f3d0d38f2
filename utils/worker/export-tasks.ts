import type { CalendarDate } from '../domain/calendar-date.ts';
import type {
  BuildFailure,
  BuiltFeed,
  ExportOrder,
  ExportPlan,
  ExportRoster,
  KeyChange,
  NamedReplacement,
  PlanFailure,
} from '../domain/export-preview.ts';
import type { FeedSettings } from '../domain/feed.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { listedName } from '../domain/roster-finding.ts';
import { audienceOf, select } from '../domain/selection.ts';
import { keyedHash, sha256 } from '../domain/sha256.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import type { KeyedUser, KeyRule, User } from '../domain/user.ts';
import { serializeFingerprints } from '../export/fingerprints.ts';
import { passwordsFrom } from '../export/random-password.ts';
import { verifyFeed } from '../export/verify-feed.ts';
import { feedFileName, type Replacement, userAt, writeFeed } from '../export/write-feed.ts';
import { xmlText } from '../export/xml-text.ts';
import { keyCoverages, keyUsers } from '../roster/keys.ts';
import { Scheduler } from '../roster/scheduler.ts';
import {
  mostNamed,
  namedUser,
  type PlannedExport,
  planOf,
  readPortalUsers,
  readPreviousExport,
} from './export-plan.ts';
import type { TaskContext, Tasks } from './worker-server.ts';

/** Reads the school's users for a portal's export. */
async function loadRoster({
  portal,
  today,
}: Pick<ExportOrder, 'portal' | 'today'>): Promise<Result<ExportRoster, StorageFailure>> {
  const found = await readPortalUsers(portal, today);
  if (!found.ok) return found;
  const { roster, checked, keyed, findings } = found.value;
  return succeed({
    stored: roster.users.length,
    savedAt: roster.savedAt,
    unreadable: roster.unreadable,
    numbers: keyCoverages(checked),
    users: keyed.map(withoutDetails),
    findings: findings.filter(({ level }) => level !== 'note'),
  });
}

/** Shared by all users: the structured clone to the page copies one object once. */
const noDetails = {
  ...{ address: '', postalCode: '', town: '', phone: '', email: '' },
  ...{ groups: [], numbers: {}, places: [], schools: [] },
} satisfies Partial<User>;

/** A user with the fields that the page shows; the others stay in the worker. */
function withoutDetails({ key, user }: KeyedUser): KeyedUser {
  return { key, user: { ...user, ...noDetails } };
}

/** What another key rule would change for the users of the portal's last export. */
async function previewKeyChange({
  portal,
  rule,
  today,
}: {
  readonly portal: Portal;
  readonly rule: KeyRule;
  readonly today: CalendarDate;
}): Promise<Result<KeyChange, StorageFailure>> {
  const previous = await readPreviousExport(portal.id);
  if (!previous.ok) return previous;
  const { fingerprints, secret } = previous.value;
  const found = await readPortalUsers(portal, today);
  if (!found.ok) return found;
  const { checked, keyed } = found.value;
  if (fingerprints === null || portal.feed === undefined)
    return succeed({ exported: null, renumbered: 0, names: [] });
  const exported = new Set(fingerprints.users.map(({ id }) => id));
  const hash = keyedHash(secret);
  const newKeys = new Map(keyUsers(checked, rule).keyed.map(({ key, user }) => [user, key]));
  const renumbered = keyed.filter(
    ({ key, user }) => newKeys.get(user) !== key && exported.has(hash(xmlText(key))),
  );
  return succeed({
    exported: fingerprints.users.length,
    renumbered: renumbered.length,
    names: renumbered.slice(0, mostNamed).map(({ user }) => listedName(user)),
  });
}

/** What an export would change compared with the portal's last one. */
async function planExport(request: ExportOrder): Promise<Result<ExportPlan, PlanFailure>> {
  const prepared = await prepare(request);
  return prepared.ok ? succeed(prepared.value.plan) : prepared;
}

/** Writes and verifies a feed. Its passwords are new each time and stored nowhere else. */
async function buildFeed(
  request: ExportOrder,
  context: TaskContext,
): Promise<Result<BuiltFeed, BuildFailure>> {
  context.progress(0.05);
  const prepared = await prepare(request);
  if (!prepared.ok) return prepared;
  const { users, settings, plan, fingerprints } = prepared.value;
  if (plan.going === 0) return fail({ kind: 'nobody' });
  const scheduler = new Scheduler(context);
  const stage = (from: number, to: number) => (done: number) => scheduler.part(from, to).yield(done);
  await scheduler.yield(0.4);
  const { profile, encoding } = settings;
  const feed = {
    users,
    profile,
    encoding,
    password: passwordsFrom((bytes) => crypto.getRandomValues(bytes)),
  };
  const { bytes, replacements } = await writeFeed(feed, stage(0.4, 0.6));
  const verified = await verifyFeed(bytes, feed, stage(0.6, 0.9));
  if (!verified.ok) return fail({ kind: 'unverified' });
  const { portal, today } = request;
  return succeed({
    bytes,
    sha256: sha256(bytes),
    fileName: feedFileName({ rne: portal.rne, day: today, profile, count: plan.going }),
    replacements: replacements.slice(0, mostNamed).map((one) => namedReplacement(one, users)),
    replacementCount: replacements.length,
    fingerprints: serializeFingerprints(fingerprints),
    plan,
  });
}

export const exportTasks = { loadRoster, previewKeyChange, planExport, buildFeed } as const satisfies Tasks;

interface PreparedExport extends PlannedExport {
  readonly users: readonly KeyedUser[];
  readonly settings: FeedSettings;
}

async function prepare({
  portal,
  exceptions,
  today,
}: ExportOrder): Promise<Result<PreparedExport, PlanFailure>> {
  const settings = portal.feed;
  if (settings === undefined || settings.keyRule === null) return fail({ kind: 'no-key' });
  const found = await readPortalUsers(portal, today);
  if (!found.ok) return fail({ kind: 'storage', failure: found.failure });
  const previous = await readPreviousExport(portal.id);
  if (!previous.ok) return fail({ kind: 'storage', failure: previous.failure });
  const users = select(found.value.keyed, audienceOf(portal, today), exceptions);
  return succeed({ users, settings, ...planOf(users, settings.profile, previous.value) });
}

function namedReplacement(
  { at, field, dropped }: Replacement,
  users: readonly KeyedUser[],
): NamedReplacement {
  const characters = dropped.map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
  return { ...namedUser(userAt(users, at)), field, characters };
}
