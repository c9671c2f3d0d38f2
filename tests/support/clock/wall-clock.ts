import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A wall clock for a browser and its sandbox; the machine's own clock is unchanged. */
export interface WallClock {
  /** Environment variables that make a browser use it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Options that make the sandbox use it; its sessions outlast any journey. */
  readonly sandboxOptions: { readonly now: () => number; readonly sessionSeconds: number };
  /** Sets the clock to noon of this day, `YYYY-MM-DD`. */
  readonly setDay: (day: string) => void;
  readonly close: () => void;
}

const year = 365 * 24 * 3600;
const source = resolve('tests', 'support', 'clock', 'moved-clock.c');
const program = resolve('.output', 'moved-clock.so');

/** Starts a clock at noon of this day, `YYYY-MM-DD`, in the time zone of this process. */
export function startClock(day: string): WallClock {
  if (!existsSync(program) || statSync(program).mtimeMs < statSync(source).mtimeMs) compile();
  const folder = mkdtempSync(join(tmpdir(), 'compagnon-clock-'));
  const path = join(folder, 'seconds-ahead');
  const file = openSync(path, 'w');
  let ahead = 0;

  function setDay(noonOf: string): void {
    const [y = 0, month = 1, date = 1] = noonOf.split('-').map(Number);
    ahead = Math.round((new Date(y, month - 1, date, 12).getTime() - Date.now()) / 1000);
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(ahead));
    writeSync(file, bytes, 0, bytes.length, 0);
  }

  setDay(day);
  return {
    variables: { LD_PRELOAD: program, MOVED_CLOCK: path },
    sandboxOptions: { now: () => Date.now() + ahead * 1000, sessionSeconds: year },
    setDay,
    close() {
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Compiled under a temporary name first: two workers may compile at once. */
function compile(): void {
  const made = `${program}.${process.pid}`;
  execFileSync('cc', ['-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC', '-o', made, source]);
  renameSync(made, program);
}
