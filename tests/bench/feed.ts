import { webcrypto } from 'node:crypto';
import type { KeyedUser } from '../../utils/domain/user.ts';
import { compareExports } from '../../utils/export/compare-exports.ts';
import { profiles } from '../../utils/export/feed-profiles.ts';
import { fieldValue } from '../../utils/export/field-values.ts';
import { fingerprintsOf } from '../../utils/export/fingerprints.ts';
import { passwordsFrom } from '../../utils/export/random-password.ts';
import { verifyFeed } from '../../utils/export/verify-feed.ts';
import { type FeedInput, type WrittenFeed, writeFeed } from '../../utils/export/write-feed.ts';
import { inventedUsers } from './feed-school.ts';
import { collectGarbage, median, memoryInUse, processorMs } from './processor.ts';

const profile = 'recia-naissance';
const rounds = 15;
const mebibyte = 1024 * 1024;

/**
 * Measures a feed of 10 000 users against plain escaped concatenation, alternately in one run; then one of 100 000
 * users, whose time and memory should be ten times as much at most.
 */
export async function measureFeed(): Promise<void> {
  const users = inventedUsers(10_000);
  const input = inputFor(users);
  const secret = webcrypto.getRandomValues(new Uint8Array(32));
  const feed = await writeFeed(input);
  const [plain, written] = await inTurns(
    () => plainConcatenation(input),
    () => writeFeed(input),
  );
  print('feed of 10 000 users, plain escaped concatenation', plain);
  print('feed of 10 000 users, written', written);
  console.log(`  ${(median(written) / median(plain)).toFixed(2)} times plain concatenation`);
  print('  parsed again and compared', await repeat(() => verifyFeed(feed.bytes, input)));
  print('  fingerprints', await repeat(() => fingerprintsOf(users, profile, secret)));
  print(
    '  the same number of HMACs by WebCrypto',
    await repeat(() => webCryptoMarks(secret, users.length), 5),
  );
  const prints = fingerprintsOf(users, profile, secret);
  print('  compared with the last export', await repeat(() => compareExports(prints, prints)));
  await measureGrowth();
}

function inputFor(users: readonly KeyedUser[]): FeedInput {
  const password = passwordsFrom((bytes) => {
    webcrypto.getRandomValues(bytes);
  });
  const input = { users, profile, encoding: 'windows-1252', password } as const;
  // Generates the passwords before the clock runs.
  for (const keyed of users) password(keyed);
  return input;
}

/** The baseline: one string with three characters escaped, and its UTF-8 bytes. */
function plainConcatenation({ users, password }: FeedInput): Uint8Array {
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
    const input = inputFor(inventedUsers(count));
    const times: number[] = [];
    for (let round = 0; round < 7; round += 1) times.push(await processorMs(() => writeFeed(input)));
    const cost = median(times);
    const { feed, peak } = await measuringMemory(input);
    console.log(
      `feed of ${count} users: written in ${cost.toFixed(0)} ms of processor time (median of 7), ${(feed.bytes.length / mebibyte).toFixed(1)} MiB, which took ${(peak / mebibyte).toFixed(0)} MiB of memory at most`,
    );
    costs.push(cost);
  }
  const [few = Number.NaN, many = Number.NaN] = costs;
  console.log(`  ten times the users in ${(many / few).toFixed(1)} times the processor time`);
}

/** Writes a feed and returns the most memory in use at the end of a chunk, above that before writing. */
async function measuringMemory(
  input: FeedInput,
): Promise<{ readonly feed: WrittenFeed; readonly peak: number }> {
  collectGarbage();
  const before = memoryInUse();
  let peak = 0;
  const sample = async () => {
    peak = Math.max(peak, memoryInUse() - before);
  };
  const feed = await writeFeed(input, sample);
  await sample();
  return { feed, peak };
}

async function inTurns(
  one: () => unknown,
  other: () => unknown,
): Promise<readonly [readonly number[], readonly number[]]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    times[0].push(await timed(one));
    times[1].push(await timed(other));
  }
  return times;
}

async function repeat(act: () => unknown, times = rounds): Promise<readonly number[]> {
  const measured: number[] = [];
  for (let round = 0; round < times; round += 1) measured.push(await timed(act));
  return measured;
}

async function timed(act: () => unknown): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

function print(what: string, times: readonly number[]): void {
  const worst = Math.max(...times);
  console.log(
    `${what}: median ${median(times).toFixed(1)}, worst ${worst.toFixed(1)} ms (${times.length} rounds)`,
  );
}
