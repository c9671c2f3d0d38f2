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

/** A clock on the wall for a browser and for the school that it is in; the machine's own goes on as it is. */
export interface WallClock {
  /** What a browser is started with to go by it. */
  readonly variables: Readonly<Record<string, string>>;
  /** What the school is opened with to go by it; its sessions last as long as any journey. */
  readonly ofSchool: { readonly now: () => number; readonly sessionSeconds: number };
  /** It is noon of this day, `YYYY-MM-DD`, from now on. */
  readonly setTo: (day: string) => void;
  readonly close: () => void;
}

const year = 365 * 24 * 3600;
const source = resolve('tests', 'support', 'clock', 'moved-clock.c');
const program = resolve('.output', 'moved-clock.so');

/** Starts a clock at noon of this day, `YYYY-MM-DD`, by the time zone of this process. */
export function startClock(day: string): WallClock {
  if (!existsSync(program) || statSync(program).mtimeMs < statSync(source).mtimeMs) compile();
  const folder = mkdtempSync(join(tmpdir(), 'compagnon-clock-'));
  const path = join(folder, 'seconds-ahead');
  const file = openSync(path, 'w');
  let ahead = 0;

  function setTo(noonOf: string): void {
    const [y = 0, month = 1, date = 1] = noonOf.split('-').map(Number);
    ahead = Math.round((new Date(y, month - 1, date, 12).getTime() - Date.now()) / 1000);
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(ahead));
    writeSync(file, bytes, 0, bytes.length, 0);
  }

  setTo(day);
  return {
    variables: { LD_PRELOAD: program, MOVED_CLOCK: path },
    ofSchool: { now: () => Date.now() + ahead * 1000, sessionSeconds: year },
    setTo,
    close() {
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Written under another name first: two workers may be at it. */
function compile(): void {
  const made = `${program}.${process.pid}`;
  execFileSync('cc', ['-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC', '-o', made, source]);
  renameSync(made, program);
}
