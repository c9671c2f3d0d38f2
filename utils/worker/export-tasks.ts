import type { CalendarDate } from '../domain/calendar-date.ts';
import type {
  BuildFailure,
  BuiltFeed,
  ExportPlan,
  KeyChange,
  NamedReplacement,
  PlanFailure,
  RosterSurvey,
} from '../domain/export-preview.ts';
import type { Portal } from '../domain/portal.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import { listedName } from '../domain/roster-finding.ts';
import type { Exceptions } from '../domain/selection.ts';
import { keyedHash, sha256 } from '../domain/sha256.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import type { KeyedUser, KeyRule, User } from '../domain/user.ts';
import { passwordsFrom } from '../export/random-password.ts';
import { verifyFeed } from '../export/verify-feed.ts';
import { feedFileName, type Replacement, userAt, writeFeed } from '../export/write-feed.ts';
import { xmlText } from '../export/xml-text.ts';
import { keyNames, keyUsers } from '../roster/keys.ts';
import { Scheduler } from '../roster/scheduler.ts';
import { mostNamed, named, planOf, readMemory } from './export-plan.ts';
import { portalUsers, selectedUsers, storageTrouble } from './export-users.ts';
import { keptFingerprints } from './fingerprint-codec.ts';
import type { TaskContext } from './worker-protocol.ts';

/** Whom to send to which portal, as of today. */
interface ExportOrder {
  readonly portal: Portal;
  readonly exceptions: Exceptions;
  readonly today: CalendarDate;
}

/** Looks at the school's users for a portal. */
async function surveyRoster({
  portal,
  today,
}: Pick<ExportOrder, 'portal' | 'today'>): Promise<Result<RosterSurvey, StorageFailure>> {
  const found = await portalUsers(portal, today);
  if (!found.ok) return found;
  const { roster, checked, keyed, findings } = found.value;
  return succeed({
    stored: roster.users.length,
    savedAt: roster.savedAt,
    unreadable: roster.unreadable,
    numbers: keyNames(checked),
    users: keyed.map(shown),
    findings: findings.filter(({ level }) => level !== 'note'),
  });
}

/** What another key would do to the users of the portal's last export. */
async function previewKeyChange({
  portal,
  rule,
  today,
}: {
  readonly portal: Portal;
  readonly rule: KeyRule;
  readonly today: CalendarDate;
}): Promise<Result<KeyChange, StorageFailure>> {
  const memory = await readMemory(portal.id);
  if (!memory.ok) return memory;
  const { last, secret } = memory.value;
  const found = await portalUsers(portal, today);
  if (!found.ok) return found;
  const { checked, keyed } = found.value;
  if (last === null || portal.feed === undefined)
    return succeed({ exported: null, renumbered: 0, names: [] });
  const known = new Set(last.users.map(({ id }) => id));
  const hash = keyedHash(secret);
  const keyBy = new Map(keyUsers(checked, rule).keyed.map(({ key, user }) => [user, key]));
  const renumbered = keyed.filter(
    ({ key, user }) => keyBy.get(user) !== key && known.has(hash(xmlText(key))),
  );
  return succeed({
    exported: last.users.length,
    renumbered: renumbered.length,
    names: renumbered.slice(0, mostNamed).map(({ user }) => listedName(user)),
  });
}

/** What an export would change of the portal's last one. */
async function planExport(order: ExportOrder): Promise<Result<ExportPlan, PlanFailure>> {
  const planned = await prepare(order);
  return planned.ok ? succeed(planned.value.plan) : planned;
}

/** Writes the feed, reads it back, and tells what it does. The passwords in it are new each time, and kept nowhere else. */
async function buildFeed(
  order: ExportOrder,
  { progress, signal }: TaskContext,
): Promise<Result<BuiltFeed, BuildFailure>> {
  progress(0.05);
  const prepared = await prepare(order);
  if (!prepared.ok) return prepared;
  const { users, settings, plan, fingerprints } = prepared.value;
  if (plan.going === 0) return fail({ kind: 'nobody' });
  const scheduler = new Scheduler({ progress, signal });
  const stage = (from: number, to: number) => (done: number) => scheduler.part(from, to).yield(done);
  await scheduler.yield(0.4);
  const { profile, encoding } = settings;
  const feed = {
    ...{ users, profile, encoding },
    password: passwordsFrom((bytes) => crypto.getRandomValues(bytes)),
  };
  const { bytes, replacements } = await writeFeed(feed, stage(0.4, 0.6));
  const verified = await verifyFeed(bytes, feed, stage(0.6, 0.9));
  if (!verified.ok) return fail({ kind: 'unverified' });
  const { portal, today } = order;
  return succeed({
    bytes,
    sha256: sha256(bytes),
    fileName: feedFileName({ rne: portal.rne, day: today, profile, count: plan.going }),
    replacements: replacements.slice(0, mostNamed).map((one) => namedReplacement(one, users)),
    replacementCount: replacements.length,
    fingerprints: keptFingerprints(fingerprints),
    plan,
  });
}

export const exportTasks = { surveyRoster, previewKeyChange, planExport, buildFeed } as const;

async function prepare({ portal, exceptions, today }: ExportOrder) {
  const settings = portal.feed;
  if (settings === undefined || settings.keyRule === null) return fail({ kind: 'no-key' } as const);
  const found = await portalUsers(portal, today);
  if (!found.ok) return storageTrouble(found.failure);
  const memory = await readMemory(portal.id);
  if (!memory.ok) return storageTrouble(memory.failure);
  const users = selectedUsers(portal, found.value.keyed, exceptions, today);
  return succeed({ users, settings, ...planOf(users, settings.profile, memory.value) });
}

/** One for all: what is the same object here is copied once on its way to the page. */
const nothing = {
  ...{ address: '', postalCode: '', town: '', phone: '', email: '' },
  ...{ groups: [], numbers: {}, places: [], schools: [] },
} satisfies Partial<User>;

/** What tells a user apart on the page; the rest of them stays here. */
function shown({ key, user }: KeyedUser): KeyedUser {
  return { key, user: { ...user, ...nothing } };
}

function namedReplacement(
  { at, field, dropped }: Replacement,
  users: readonly KeyedUser[],
): NamedReplacement {
  const characters = dropped.map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
  return { ...named(userAt(users, at)), field, characters };
}
