const encoder = new TextEncoder();
const bytePairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2). */
const rounds = fractions(64, 1 / 3);
/** The same of the square roots of the first 8 (section 5.3.3). */
const start = fractions(8, 1 / 2);

/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, in hexadecimal, at once: the browser's own answers later, at a cost a
 * call that ten thousand short texts make felt. Not for secrets: it does not run in constant time.
 */
export function sha256(text: string): string {
  const words = paddedWords(encoder.encode(text));
  const state = start.slice();
  const schedule = new Int32Array(64);
  for (let block = 0; block < words.length; block += 16) {
    expand(schedule, words, block);
    compress(state, schedule);
  }
  let digits = '';
  for (let index = 0; index < 32; index += 1) {
    digits += bytePairs[(at(state, index >> 2) >>> (24 - 8 * (index & 3))) & 0xff];
  }
  return digits;
}

/** The bytes, a one bit, zeros, and their number of bits: big-endian, a whole number of blocks (section 5.1.1). */
function paddedWords(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(Math.ceil((bytes.length + 9) / 64) * 16);
  for (let index = 0; index <= bytes.length; index += 1) {
    const byte = index === bytes.length ? 0x80 : (bytes[index] ?? 0);
    words[index >> 2] = at(words, index >> 2) | (byte << (24 - 8 * (index & 3)));
  }
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

function expand(schedule: Int32Array, words: Int32Array, block: number): void {
  schedule.set(words.subarray(block, block + 16));
  for (let index = 16; index < 64; index += 1) {
    const early = at(schedule, index - 15);
    const late = at(schedule, index - 2);
    const low = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const high = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    schedule[index] = at(schedule, index - 16) + low + at(schedule, index - 7) + high;
  }
}

function compress(state: Int32Array, schedule: Int32Array): void {
  let a = at(state, 0),
    b = at(state, 1),
    c = at(state, 2),
    d = at(state, 3),
    e = at(state, 4),
    f = at(state, 5),
    g = at(state, 6),
    h = at(state, 7);
  for (let round = 0; round < 64; round += 1) {
    const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + high + choice + at(rounds, round) + at(schedule, round)) | 0;
    const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + low + majority) | 0;
  }
  state.set([at(state, 0) + a, at(state, 1) + b, at(state, 2) + c, at(state, 3) + d], 0);
  state.set([at(state, 4) + e, at(state, 5) + f, at(state, 6) + g, at(state, 7) + h], 4);
}

function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function at(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0;
}

function fractions(count: number, power: number): Int32Array {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return Int32Array.from(primes, (prime) => ((prime ** power % 1) * 2 ** 32) | 0);
}
