import { webcrypto } from 'node:crypto';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { KeyedUser, User } from '../../utils/domain/user.ts';
import { fingerprintsOf } from '../../utils/export/fingerprints.ts';
import { passwordsFrom } from '../../utils/export/random-password.ts';
import { verifyFeed } from '../../utils/export/verify-feed.ts';
import { type FeedOrder, writeFeed } from '../../utils/export/write-feed.ts';
import { checkRoster } from '../../utils/roster/check.ts';
import { compareRosters } from '../../utils/roster/compare.ts';
import { keyUsers } from '../../utils/roster/keys.ts';
import { mergeLists } from '../../utils/roster/merge.ts';
import { readList } from '../../utils/roster/read-list.ts';
import { inventedUsers } from './feed-school.ts';
import { collectGarbage, median, memoryInUse, onProcessor, processorMs } from './processor.ts';

const sizes = [10_000, 100_000] as const;
const rounds = 5;
const mebibyte = 1024 * 1024;
const profile = 'recia-naissance';
const context = { today: '2026-11-24' as CalendarDate, knownClasses: null, portalSchools: null };
const keyRule = { kind: 'number', name: 'INE' } as const;

/** In their order; `budgeted` are those that have 100 ms together for 10 000 users. */
const stages = ['read', 'merge', 'check', 'key', 'write', 'verify', 'fingerprints', 'compare'] as const;
type Stage = (typeof stages)[number];
const budgeted: readonly Stage[] = ['read', 'merge', 'check', 'key', 'write'];
const toVerified: readonly Stage[] = [...budgeted, 'verify'];

type Times = Record<Stage, number>;

interface Run {
  readonly times: Times;
  /** Bytes held at most while the feed was verified, over those held before. */
  readonly verifyPeak: number;
}

/**
 * What users cost from the dropped list to the verified feed, stage by stage in processor time, for a large school and
 * for ten of them: ten times as many users may cost ten times as much, and no more.
 */
export async function measureUsers(): Promise<void> {
  const results = [];
  for (const count of sizes) results.push(await measured(count));
  const [few, many] = results;
  if (few === undefined || many === undefined) throw new Error('nothing was measured');
  console.log(`users in and out, processor ms: median of ${rounds}, the first round apart`);
  console.log(['stage', 'first 10 000', '10 000', '100 000', 'times as much'].join('\t'));
  for (const stage of stages) tell(stage, [stage], few, many);
  tell('read to written (budget 100 for 10 000)', budgeted, few, many);
  tell('read to verified (budget 2000 for 10 000)', toVerified, few, many);
  console.log(`memory taken to verify 100 000 at most: ${(many.verifyPeak / mebibyte).toFixed(0)} MiB`);
}

interface Measured {
  readonly first: Times;
  readonly usual: Times;
  readonly verifyPeak: number;
}

function tell(name: string, parts: readonly Stage[], few: Measured, many: Measured): void {
  const sum = (times: Times) => parts.reduce((all, part) => all + times[part], 0);
  const [first, usual, large] = [sum(few.first), sum(few.usual), sum(many.usual)];
  const cells = [first, usual, large].map((value) => value.toFixed(0));
  console.log([name, ...cells, (large / usual).toFixed(1)].join('\t'));
}

async function measured(count: number): Promise<Measured> {
  const list = listOf(inventedUsers(count));
  const runs: Run[] = [];
  for (let round = 0; round <= rounds; round += 1) runs.push(await run(list, count));
  const [first, ...others] = runs;
  if (first === undefined) throw new Error('nothing was measured');
  const usual = { ...first.times };
  for (const stage of stages) usual[stage] = median(others.map(({ times }) => times[stage]));
  return { first: first.times, usual, verifyPeak: Math.max(...others.map(({ verifyPeak }) => verifyPeak)) };
}

/** A list of pupils as an administration exports it. */
function listOf(users: readonly KeyedUser[]): Uint8Array {
  const rows = users.map(({ key, user }) => {
    const date = (user.birthDate ?? '').split('-').toReversed().join('/');
    const { lastName, firstName, address, postalCode, town, phone, email } = user;
    return [lastName, firstName, date, user.classes[0], key, address, postalCode, town, phone, email].join(
      ';',
    );
  });
  const headers = 'Nom;Prénom;Né(e) le;Classe;INE;Adresse;Code postal;Ville;Téléphone;E-mail';
  return new TextEncoder().encode(`${[headers, ...rows].join('\r\n')}\r\n`);
}

async function run(list: Uint8Array, count: number): Promise<Run> {
  const { users, ...inTimes } = await usersIn(list, count);
  const { verifyPeak, ...outTimes } = await usersOut(users);
  const all = users.map(({ user }) => user);
  const nextYear = all.map(aYearLater);
  collectGarbage();
  const compare = await processorMs(() => compareRosters(all, nextYear));
  return { times: { ...inTimes, ...outTimes, compare }, verifyPeak };
}

/** The list's users, checked and under their keys. */
async function usersIn(list: Uint8Array, count: number) {
  collectGarbage();
  const file = { name: 'eleves.csv', bytes: list };
  const read = await onProcessor(() => readList(file, { role: 'pupil' }));
  if (!read.value.ok) throw new Error(read.value.failure.kind);
  const lists = [read.value.value];
  const merge = await onProcessor(() => mergeLists(lists));
  const check = await onProcessor(() => checkRoster(merge.value, context));
  const key = await onProcessor(() => keyUsers(check.value.users, keyRule));
  const users = key.value.keyed;
  if (users.length !== count) throw new Error('somebody was left out');
  return { users, read: read.ms, merge: merge.ms, check: check.ms, key: key.ms };
}

/** Passwords are drawn while the feed is written, as when it is written for a portal. */
async function usersOut(users: readonly KeyedUser[]) {
  const order = orderOf(users);
  const write = await onProcessor(() => writeFeed(order));
  const { bytes } = write.value;
  collectGarbage();
  const verify = await onProcessor(() => verifyFeed(bytes, order));
  if (!verify.value.ok || verify.value.value !== users.length)
    throw new Error('the feed is not what was meant');
  const verifyPeak = peakOf((look) => verifyFeed(bytes, order, look));
  const secret = webcrypto.getRandomValues(new Uint8Array(32));
  const fingerprints = await processorMs(() => fingerprintsOf(users, profile, secret));
  return { write: write.ms, verify: verify.ms, fingerprints, verifyPeak };
}

/** Bytes held at most at any look, over those held before; apart from the clock, since looking takes time too. */
function peakOf(act: (look: () => void) => unknown): number {
  collectGarbage();
  const before = memoryInUse();
  let peak = 0;
  act(() => {
    peak = Math.max(peak, memoryInUse() - before);
  });
  return peak;
}

/** One in three in another class, one in fifty under another name, one in forty gone to somebody new. */
function aYearLater(user: User, n: number): User {
  if (n % 40 === 7)
    return { ...user, lastName: `NOUVEAU ${n}`, firstName: `Venu ${n}`, numbers: { INE: `N${n}` } };
  if (n % 50 === 3) return { ...user, lastName: `${user.lastName} - USAGE` };
  return n % 3 === 0 ? { ...user, classes: ['2nde 4'] } : { ...user };
}

function orderOf(users: readonly KeyedUser[]): FeedOrder {
  const password = passwordsFrom((bytes) => {
    webcrypto.getRandomValues(bytes);
  });
  return { users, profile, encoding: 'windows-1252', password };
}
