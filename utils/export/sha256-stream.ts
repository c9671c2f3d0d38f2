/** SHA-256's state between blocks (FIPS 180-4): eight words of 32 bits. */
export type HashState = Int32Array;

export const blockSize = 64;
const rounds = 64;

/** The first 32 bits of the fractional parts of the roots of the first primes. */
function rootBits(count: number, root: (prime: number) => number): Int32Array {
  const words: number[] = [];
  for (let candidate = 2; words.length < count; candidate += 1) {
    if (isPrime(candidate)) words.push(Math.floor((root(candidate) % 1) * 2 ** 32) | 0);
  }
  return Int32Array.from(words);
}

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) return false;
  return true;
}

const constants = rootBits(rounds, Math.cbrt);
const initial = rootBits(8, Math.sqrt);
const schedule = new Int32Array(rounds);

export function initialState(): HashState {
  return initial.slice();
}

/** Tasks the 64 bytes at `from` into the state. */
export function absorb(state: HashState, bytes: DataView, from: number): void {
  expand(bytes, from);
  let a = at(state, 0);
  let b = at(state, 1);
  let c = at(state, 2);
  let d = at(state, 3);
  let e = at(state, 4);
  let f = at(state, 5);
  let g = at(state, 6);
  let h = at(state, 7);
  for (let i = 0; i < rounds; i += 1) {
    const sum1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + at(constants, i) + at(schedule, i)) | 0;
    const sum0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] = at(state, 0) + a;
  state[1] = at(state, 1) + b;
  state[2] = at(state, 2) + c;
  state[3] = at(state, 3) + d;
  state[4] = at(state, 4) + e;
  state[5] = at(state, 5) + f;
  state[6] = at(state, 6) + g;
  state[7] = at(state, 7) + h;
}

function expand(bytes: DataView, from: number): void {
  for (let i = 0; i < 16; i += 1) schedule[i] = bytes.getInt32(from + i * 4);
  for (let i = 16; i < rounds; i += 1) {
    const near = at(schedule, i - 15);
    const far = at(schedule, i - 2);
    const small0 = turned(near, 7) ^ turned(near, 18) ^ (near >>> 3);
    const small1 = turned(far, 17) ^ turned(far, 19) ^ (far >>> 10);
    schedule[i] = (at(schedule, i - 16) + small0 + at(schedule, i - 7) + small1) | 0;
  }
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function at(words: Int32Array, index: number): number {
  return words[index] ?? 0;
}
