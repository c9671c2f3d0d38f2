import { describe, expect, it } from 'vitest';
import type { DeliveryFailure } from '../../../utils/domain/delivery.ts';
import {
  afterPurge,
  type ExportOutcome,
  type ExportRecord,
  maySendAt,
  outcomeAfter,
  purgeDue,
  timeLeft,
  unsettled,
} from '../../../utils/domain/export-record.ts';
import { fail, succeed } from '../../../utils/domain/result.ts';
import { exportRecord, otherSchool, school } from '../../fixtures/exported.ts';

const minute = 60_000;
const hour = 60 * minute;
const year = 365 * 24 * hour;

/** The record after looks at a clock that showed these hours. */
function seen(record: ExportRecord, ...hours: readonly number[]): ExportRecord {
  return hours.reduce((one, at) => afterPurge(one, at * hour), record);
}

describe('an exported file', () => {
  it.each([
    ['at once', 0, 72],
    ['a day later', 24, 48],
    ['a moment before its end', 72 - 1 / 3600, 1 / 3600],
    ['at its end', 72, 0],
    ['a year later', 24 * 365, 0],
    ['by a clock set back', -5, 72],
  ])('has the remaining retention %s', (_, now, left) => {
    expect(timeLeft(exportRecord(), now * hour)).toBeCloseTo(left * hour);
  });

  it('is due at the end of its retention, not before, and its record is kept', () => {
    const record = exportRecord();
    expect(purgeDue([record], 72 * hour - 1)).toEqual([]);
    expect(purgeDue([record], 72 * hour)).toEqual([record]);
    expect(seen(record, 71).purgedAt).toBeNull();
    const purged = seen(record, 72);
    expect(purged).toEqual({ ...record, keptFor: purged.keptFor, purgedAt: 72 * hour });
  });

  it('is marked as purged once', () => {
    const purged = seen(exportRecord(), 80);
    expect(seen(purged, 200)).toBe(purged);
    expect(purgeDue([purged], 200 * hour)).toEqual([]);
    expect(timeLeft(purged, 0)).toBe(0);
  });

  it.each([
    [
      'set back by a year after a day',
      [24, 24 - 8760, 24 - 8760 + 47, 24 - 8760 + 48],
      [false, false, false, true],
    ],
    ['a year ahead when it was made', [-8760, -8760 + 71, -8760 + 72], [false, false, true]],
    ['set back again and again', [30, 0, 30, 0, 12], [false, false, false, false, true]],
    ['set forward', [9000], [true]],
  ])('is deleted on time with a clock that is %s', (_, hours, purged) => {
    const states = hours.map((_hour, place) => seen(exportRecord(), ...hours.slice(0, place + 1)));
    expect(states.map(({ purgedAt }) => purgedAt !== null)).toEqual(purged);
  });
});

const sent = (at: number): ExportOutcome => ({ kind: 'sent', at, receivedBefore: false });
const unknown = (at: number): ExportOutcome => ({ kind: 'unknown', at });
const failed = (at: number): ExportOutcome => ({ kind: 'failed', at, reason: 'busy' });

describe('sending another feed of a school', () => {
  const now = year;
  const same = { rne: school, sha256: 'a'.repeat(64) };
  const changed = { rne: school, sha256: 'b'.repeat(64) };

  it.each<[string, ExportOutcome, typeof same, number | null]>([
    ['a minute after a delivery', sent(now - minute), changed, now + 29 * minute],
    ['at the moment of a delivery', sent(now), changed, now + 30 * minute],
    ['29 minutes and more after it', sent(now - 30 * minute + 1), changed, now + 1],
    ['half an hour after it', sent(now - 30 * minute), changed, null],
    ['the same bytes, a minute after their delivery', sent(now - minute), same, now + 29 * minute],
    ['a minute after one that may have arrived', unknown(now - minute), changed, now + 29 * minute],
    ['the very bytes that may have arrived', unknown(now - minute), same, null],
    ['after a failure', failed(now - minute), changed, null],
    ['after a file was saved', { kind: 'saved' }, changed, null],
    ['before its delivery, by a clock set back', sent(now + 1), changed, null],
    ['another school’s', sent(now), { ...changed, rne: otherSchool }, null],
  ])('%s', (_, outcome, departure, free) => {
    expect(maySendAt([exportRecord({ outcome })], departure, now)).toBe(free);
  });

  it('waits for the latest of several deliveries', () => {
    const records = [3, 1, 2].map((ago) => exportRecord({ outcome: sent(now - ago * minute) }));
    expect(maySendAt(records, changed, now)).toBe(now + 29 * minute);
    expect(maySendAt([], changed, now)).toBeNull();
  });

  it('finds the attempts with an unknown outcome', () => {
    const open = exportRecord({ outcome: unknown(1) });
    const others = [sent(1), failed(1)].map((outcome) => exportRecord({ outcome }));
    const elsewhere = exportRecord({ rne: otherSchool, outcome: unknown(1) });
    expect(unsettled([open, ...others, elsewhere], same)).toEqual([open]);
    expect(unsettled([open], changed)).toEqual([]);
  });
});

describe('outcome after a delivery', () => {
  const refusal = { error: '', description: '', address: null };

  it.each<[string, ExportOutcome | null, DeliveryFailure, ExportOutcome]>([
    ['a failure', null, { kind: 'not-signed-in' }, { kind: 'failed', at: 9, reason: 'not-signed-in' }],
    ['a cut line', null, { kind: 'unknown', why: 'cut' }, unknown(9)],
    ['a second cut line', unknown(5), { kind: 'unknown', why: 'cut' }, unknown(5)],
    ['an expired token, after a cut line', unknown(5), { kind: 'not-signed-in' }, unknown(5)],
    ['cancelled before it left, after a cut line', unknown(5), { kind: 'cancelled' }, unknown(5)],
    [
      'a refusal, after a cut line',
      unknown(5),
      { kind: 'refused', refusal },
      { kind: 'failed', at: 9, reason: 'refused' },
    ],
    ['a cut line, after a failure', failed(5), { kind: 'unknown', why: 'cut' }, unknown(9)],
  ])('%s', (_, before, failure, outcome) => {
    expect(outcomeAfter(before, fail(failure), 9)).toEqual(outcome);
  });

  it('is sent after a receipt', () => {
    for (const before of [null, unknown(5), failed(5)]) {
      expect(outcomeAfter(before, succeed({ at: 8, receivedBefore: true }), 9)).toEqual({
        kind: 'sent',
        at: 8,
        receivedBefore: true,
      });
    }
  });
});
