import { webcrypto } from 'node:crypto';
import type { KeyedUser } from '../../utils/domain/user.ts';
import { compareExports } from '../../utils/export/compare-exports.ts';
import { profiles } from '../../utils/export/feed-profiles.ts';
import { fieldValue } from '../../utils/export/field-values.ts';
import { fingerprintsOf } from '../../utils/export/fingerprints.ts';
import { passwordsFrom } from '../../utils/export/random-password.ts';
import { verifyFeed } from '../../utils/export/verify-feed.ts';
import { type FeedOrder, type WrittenFeed, writeFeed } from '../../utils/export/write-feed.ts';
import { inventedUsers } from './feed-school.ts';
import { collectGarbage, median, memoryInUse, processorMs } from './processor.ts';

const profile = 'recia-naissance';
const rounds = 15;
const mebibyte = 1024 * 1024;

/**
 * What a feed of 10 000 users costs beside plain escaped concatenation, in one run and in turns; then ten times as many
 * users, whose time and memory should be ten times as much and no more.
 */
export async function measureFeed(): Promise<void> {
  const users = inventedUsers(10_000);
  const order = orderOf(users);
  const secret = webcrypto.getRandomValues(new Uint8Array(32));
  const feed = writeFeed(order);
  const [plain, written] = inTurns(
    () => plainConcatenation(order),
    () => writeFeed(order),
  );
  tell('feed of 10 000 users, plain escaped concatenation', plain);
  tell('feed of 10 000 users, written', written);
  console.log(`  ${(median(written) / median(plain)).toFixed(2)} times plain concatenation (budget 1.5)`);
  tell(
    '  parsed again and compared',
    repeat(() => verifyFeed(feed.bytes, order)),
  );
  tell(
    '  fingerprints',
    repeat(() => fingerprintsOf(users, profile, secret)),
  );
  tell(
    '  the same number of HMACs by WebCrypto',
    await repeatLater(() => webCryptoMarks(secret, users.length)),
  );
  const prints = fingerprintsOf(users, profile, secret);
  tell(
    '  compared with the last export',
    repeat(() => compareExports(prints, prints)),
  );
  await measureGrowth();
}

function orderOf(users: readonly KeyedUser[]): FeedOrder {
  const password = passwordsFrom((bytes) => {
    webcrypto.getRandomValues(bytes);
  });
  const order = { users, profile, encoding: 'windows-1252', password } as const;
  // Passwords are drawn before the clock runs: both ways of writing have them for nothing.
  for (const keyed of users) password(keyed);
  return order;
}

/** What anybody would write first: one string, three characters escaped, and its bytes in UTF-8. */
function plainConcatenation({ users, password }: FeedOrder): Uint8Array {
  let xml = '<?xml version="1.0" encoding="utf-8"?>\n<FICHES_XML>\n';
  for (const keyed of users) {
    xml += '<EMPRUNTEURS>\n';
    for (const { name } of profiles[profile])
      xml += `<${name}>${escaped(fieldValue(name, keyed, password))}</${name}>\n`;
    xml += '</EMPRUNTEURS>\n';
  }
  return new TextEncoder().encode(`${xml}</FICHES_XML>\n`);
}

function escaped(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

async function webCryptoMarks(secret: Uint8Array<ArrayBuffer>, users: number): Promise<void> {
  const key = await webcrypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const texts = Array.from({ length: users * 10 }, (_, n) =>
    new TextEncoder().encode(`F9990000001 VILLE_M ${n}`),
  );
  await Promise.all(texts.map((text) => webcrypto.subtle.sign('HMAC', key, text)));
}

async function measureGrowth(): Promise<void> {
  const costs: number[] = [];
  for (const count of [10_000, 100_000]) {
    const order = orderOf(inventedUsers(count));
    const times: number[] = [];
    for (let round = 0; round < 7; round += 1) times.push(await processorMs(() => writeFeed(order)));
    const cost = median(times);
    const { feed, peak } = measuringMemory(order);
    console.log(
      `feed of ${count} users: written in ${cost.toFixed(0)} ms of processor time (median of 7), ${(feed.bytes.length / mebibyte).toFixed(1)} MiB, which took ${(peak / mebibyte).toFixed(0)} MiB of memory at most`,
    );
    costs.push(cost);
  }
  const [few = Number.NaN, many = Number.NaN] = costs;
  console.log(`  ten times the users in ${(many / few).toFixed(1)} times the processor time`);
}

/** Writes a feed, and looks at the memory in use at every thousand users; what stood there before is not counted. */
function measuringMemory(order: FeedOrder): { readonly feed: WrittenFeed; readonly peak: number } {
  collectGarbage();
  const before = memoryInUse();
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, memoryInUse() - before);
  };
  const feed = writeFeed(order, look);
  look();
  return { feed, peak };
}

function inTurns(one: () => unknown, other: () => unknown): readonly [readonly number[], readonly number[]] {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    times[0].push(timed(one));
    times[1].push(timed(other));
  }
  return times;
}

function repeat(act: () => unknown, times = rounds): readonly number[] {
  return Array.from({ length: times }, () => timed(act));
}

async function repeatLater(act: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    await act();
    times.push(performance.now() - start);
  }
  return times;
}

function timed(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

function tell(what: string, times: readonly number[]): void {
  const worst = Math.max(...times);
  console.log(
    `${what}: median ${median(times).toFixed(1)}, worst ${worst.toFixed(1)} ms (${times.length} rounds)`,
  );
}
