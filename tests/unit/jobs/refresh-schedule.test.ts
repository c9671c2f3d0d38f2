import { describe, expect, it } from 'vitest';
import type { LoansFailure } from '../../../utils/domain/loan.ts';
import { isDue, type Occasion, type RefreshHistory } from '../../../utils/jobs/refresh-schedule.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 24, 8);

function succeeded(ago: number): RefreshHistory {
  return { readAt: now - ago, triedAt: now - ago, failure: null, failures: 0 };
}

function failed(
  kind: Exclude<LoansFailure['kind'], 'unreadable'>,
  ago: number,
  failures = 1,
): RefreshHistory {
  return { readAt: null, triedAt: now - ago, failure: { kind }, failures };
}

describe('isDue', () => {
  it.each<[string, RefreshHistory | null, Occasion, boolean]>([
    ['never read', null, 'alarm', true],
    ['read an hour ago', succeeded(hour), 'alarm', false],
    ['read an hour ago, person arrives', succeeded(hour), 'arrived', false],
    ['read 23 h 59 ago', succeeded(24 * hour - minute), 'alarm', false],
    ['read a day ago', succeeded(24 * hour), 'alarm', true],
    ['read in the future: the clock was set back', succeeded(-hour), 'alarm', true],
    ['asked for 59 seconds after the last time', succeeded(59_000), 'asked', false],
    ['asked for a minute after the last time', succeeded(minute), 'asked', true],
    ['portal down 29 minutes ago', failed('unreachable', 29 * minute), 'alarm', false],
    ['portal down half an hour ago', failed('unreachable', 30 * minute), 'alarm', true],
    ['portal down half an hour ago, fourth time', failed('unreachable', 30 * minute, 4), 'alarm', true],
    ['portal down half an hour ago, fifth time', failed('unreachable', 30 * minute, 5), 'alarm', false],
    ['portal down a day ago, fifth time', failed('unreachable', 24 * hour, 5), 'alarm', true],
    ['refused half an hour ago', failed('not-allowed', 30 * minute), 'alarm', false],
    ['unknown to the library an hour ago', failed('unknown-borrower', hour), 'arrived', false],
    ['not signed in a minute ago, no one came back', failed('not-signed-in', minute), 'alarm', false],
    ['not signed in a minute ago, the person is back', failed('not-signed-in', minute), 'arrived', true],
    ['another person a minute ago, the person is back', failed('someone-else', minute), 'arrived', true],
  ])('%s', (_, history, occasion, due) => {
    expect(isDue(history, now, occasion)).toBe(due);
  });
});
