import { webcrypto } from 'node:crypto';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { KeyedUser, User } from '../../utils/domain/user.ts';
import { fingerprintsOf } from '../../utils/export/fingerprints.ts';
import { passwordsFrom } from '../../utils/export/random-password.ts';
import { verifyFeed } from '../../utils/export/verify-feed.ts';
import { type FeedInput, writeFeed } from '../../utils/export/write-feed.ts';
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

/** In their order. */
const stages = ['read', 'merge', 'check', 'key', 'write', 'verify', 'fingerprints', 'compare'] as const;
type Stage = (typeof stages)[number];
const toVerified: readonly Stage[] = ['read', 'merge', 'check', 'key', 'write', 'verify'];

type Times = Record<Stage, number>;

interface Run {
  readonly times: Times;
  /** Most bytes in use while the feed was verified, above those before. */
  readonly verifyPeak: number;
}

/**
 * Measures the processor time of each stage from the imported list to the verified feed, for 10 000 and for 100 000
 * users: ten times as many users may take ten times as long at most.
 */
export async function measureUsers(): Promise<void> {
  const results = [];
  for (const count of sizes) results.push(await measured(count));
  const [few, many] = results;
  if (few === undefined || many === undefined) throw new Error('nothing was measured');
  console.log(`users in and out, processor ms: median of ${rounds}, the first round apart`);
  console.log(['stage', 'first 10 000', '10 000', '100 000', 'times as much'].join('\t'));
  for (const stage of stages) print(stage, [stage], few, many);
  print('read to verified (budget 2000 for 10 000)', toVerified, few, many);
  console.log(`memory taken to verify 100 000 at most: ${(many.verifyPeak / mebibyte).toFixed(0)} MiB`);
}

interface Measured {
  readonly first: Times;
  readonly usual: Times;
  readonly verifyPeak: number;
}

function print(name: string, parts: readonly Stage[], few: Measured, many: Measured): void {
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

/** A list of pupils in the format of an administration's export. */
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

/** Reads, checks and keys the list's users. */
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

/** Generates passwords while the feed is written, as the product does. */
async function usersOut(users: readonly KeyedUser[]) {
  const input = inputFor(users);
  const write = await onProcessor(() => writeFeed(input));
  const { bytes } = write.value;
  collectGarbage();
  const verify = await onProcessor(() => verifyFeed(bytes, input));
  if (!verify.value.ok || verify.value.value !== users.length)
    throw new Error('the feed is not what was meant');
  const verifyPeak = await peakOf((sample) => verifyFeed(bytes, input, sample));
  const secret = webcrypto.getRandomValues(new Uint8Array(32));
  const fingerprints = await processorMs(() => fingerprintsOf(users, profile, secret));
  return { write: write.ms, verify: verify.ms, fingerprints, verifyPeak };
}

/** The most memory in use at the end of a chunk, above that before; not timed, since sampling takes time. */
async function peakOf(act: (sample: () => Promise<void>) => Promise<unknown>): Promise<number> {
  collectGarbage();
  const before = memoryInUse();
  let peak = 0;
  await act(async () => {
    peak = Math.max(peak, memoryInUse() - before);
  });
  return peak;
}

/** One user in three changes class, one in fifty changes name, one in forty is replaced by another person. */
function aYearLater(user: User, n: number): User {
  if (n % 40 === 7)
    return { ...user, lastName: `NOUVEAU ${n}`, firstName: `Venu ${n}`, numbers: { INE: `N${n}` } };
  if (n % 50 === 3) return { ...user, lastName: `${user.lastName} - USAGE` };
  return n % 3 === 0 ? { ...user, classes: ['2nde 4'] } : { ...user };
}

function inputFor(users: readonly KeyedUser[]): FeedInput {
  const password = passwordsFrom((bytes) => {
    webcrypto.getRandomValues(bytes);
  });
  return { users, profile, encoding: 'windows-1252', password };
}
