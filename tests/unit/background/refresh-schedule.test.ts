import { describe, expect, it } from 'vitest';
import {
  failuresAfter,
  isDue,
  momentOfDay,
  type Occasion,
  type RefreshHistory,
} from '../../../utils/background/refresh-schedule.ts';
import type { LoansFailure } from '../../../utils/domain/loan.ts';

const minute = 60_000;
const hour = 60 * minute;
/** Whose moment of the day is a little after half past one in the afternoon. */
const key = afternoonPerson();
const now = new Date(2026, 10, 24, 20).getTime();
const never: RefreshHistory = { readAt: null, triedAt: null, failure: null, failures: 0 };

function afternoonPerson(): string {
  for (let n = 0; ; n += 1) {
    const moment = momentOfDay(`person ${n}`);
    if (moment > 13.5 * hour && moment < 14 * hour) return `person ${n}`;
  }
}

function at(day: number, hours: number, minutes = 0): number {
  return new Date(2026, 10, day, hours, minutes).getTime();
}

function read(instant: number): RefreshHistory {
  return { readAt: instant, triedAt: instant, failure: null, failures: 0 };
}

function failed(
  kind: Exclude<LoansFailure['kind'], 'unreadable' | 'paused'>,
  instant: number,
  failures = 1,
): RefreshHistory {
  return { readAt: null, triedAt: instant, failure: { kind }, failures };
}

function paused(forMilliseconds: number | null, ago: number): RefreshHistory {
  return { readAt: null, triedAt: now - ago, failure: { kind: 'paused', forMilliseconds }, failures: 1 };
}

describe('isDue', () => {
  it.each<[string, RefreshHistory, Occasion, boolean]>([
    ['never tried', never, 'alarm', true],
    ['read an hour ago', read(now - hour), 'alarm', false],
    ['read this morning, person arrives', read(at(24, 0, 1)), 'arrived', false],
    ['read late yesterday, person arrives', read(at(23, 23, 59)), 'arrived', true],
    ['read yesterday before their moment', read(at(23, 9)), 'alarm', true],
    ['read yesterday after their moment, which came again', read(at(23, 15)), 'alarm', true],
    ['read today, a session arrives', read(now - hour), 'session', false],
    ['read in the future: the clock was set back', read(now + hour), 'alarm', true],
    ['read tomorrow, tried today', { ...read(now - hour), readAt: now + hour }, 'arrived', true],
    ['asked for 59 seconds after the last time', read(now - 59_000), 'asked', false],
    ['asked for a minute after the last time', read(now - minute), 'asked', true],
    ['portal down 29 minutes ago', failed('unreachable', now - 29 * minute), 'alarm', false],
    ['portal down half an hour ago', failed('unreachable', now - 30 * minute), 'alarm', true],
    ['portal down half an hour ago, fourth time', failed('unreachable', now - 30 * minute, 4), 'alarm', true],
    ['portal down half an hour ago, fifth time', failed('unreachable', now - 30 * minute, 5), 'alarm', false],
    ['portal down yesterday, fifth time', failed('unreachable', at(23, 12), 5), 'alarm', true],
    ['portal down a minute ago, asked for', failed('unreachable', now - minute), 'asked', true],
    ['refused half an hour ago', failed('not-allowed', now - 30 * minute), 'alarm', false],
    ['refused yesterday', failed('not-allowed', at(23, 20)), 'alarm', true],
    ['refused an hour ago, then a session arrives', failed('not-allowed', now - hour), 'session', true],
    ['unknown to the library an hour ago', failed('unknown-borrower', now - hour), 'arrived', false],
    ['not signed in a minute ago, no one came back', failed('not-signed-in', now - minute), 'alarm', false],
    [
      'not signed in a minute ago, the person is back',
      failed('not-signed-in', now - minute),
      'arrived',
      true,
    ],
    [
      'not signed in 9 seconds ago, the person is back',
      failed('not-signed-in', now - 9_000),
      'arrived',
      false,
    ],
    ['not signed in 10 seconds ago, asked for', failed('not-signed-in', now - 10_000), 'asked', true],
    [
      'another person a minute ago, the person is back',
      failed('someone-else', now - minute),
      'arrived',
      true,
    ],
    ['asked to pause ten minutes, nine ago', paused(10 * minute, 9 * minute), 'asked', false],
    ['asked to pause ten minutes, ten ago', paused(10 * minute, 10 * minute), 'arrived', true],
    ['asked to pause, half an hour ago', paused(null, 30 * minute), 'alarm', true],
    ['asked to pause, 29 minutes ago', paused(null, 29 * minute), 'session', false],
  ])('%s', (_, history, occasion, due) => {
    expect(isDue(history, now, occasion, key)).toBe(due);
  });

  it('waits for the person’s own moment of the day when nobody asks', () => {
    const history = read(at(23, 15));
    expect(isDue(history, at(24, 8), 'alarm', key)).toBe(false);
    expect(isDue(history, at(24, 13, 29), 'alarm', key)).toBe(false);
    expect(isDue(history, at(24, 14), 'alarm', key)).toBe(true);
  });

  it('makes up at once for a moment that went by in sleep', () => {
    expect(isDue(read(at(22, 15)), at(24, 8), 'alarm', key)).toBe(true);
  });
});

describe('failures in a row', () => {
  it('begin anew each day', () => {
    expect(failuresAfter(never, now)).toBe(1);
    expect(failuresAfter(failed('unreachable', now - hour, 3), now)).toBe(4);
    expect(failuresAfter(failed('unreachable', at(23, 20), 5), now)).toBe(1);
  });
});

describe('the moment of the day', () => {
  it('is spread over all hours', () => {
    const people = Array.from({ length: 2400 }, (_, n) => momentOfDay(`${n.toString(16)}-portal`));
    const perHour = Array.from({ length: 24 }, (_, h) => people.filter((m) => Math.floor(m / hour) === h));
    for (const some of perHour) {
      expect(some.length).toBeGreaterThan(50);
      expect(some.length).toBeLessThan(200);
    }
  });
});
