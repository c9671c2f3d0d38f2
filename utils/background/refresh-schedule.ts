import { localCalendarDate } from '../domain/calendar-date.ts';
import type { LoansFailure } from '../domain/loan.ts';

/** How the last tries to read one person's loans at one portal ended; instants in milliseconds since 1970. */
export interface RefreshHistory {
  /** When the portal last told the loans; null when it never did. */
  readonly readAt: number | null;
  /** Null before the first try. */
  readonly triedAt: number | null;
  readonly failure: LoansFailure | null;
  /** Failed tries in a row on the day of the last one. */
  readonly failures: number;
}

/**
 * What makes the extension look whether loans are due: the hourly alarm, the person's coming, a session that the
 * portal's own page handed over, or their asking.
 */
export type Occasion = 'alarm' | 'arrived' | 'session' | 'asked';

const minute = 60_000;
const day = 24 * 60 * minute;
/** After a failure: half an hour, four times, and then the next day (the habit of opacapp/opacclient). */
const retryMilliseconds = 30 * minute;
const retries = 4;
/** By hand at most once a minute. */
const askedMilliseconds = minute;
/** Between two looks whether the person has signed in meanwhile. */
const signOnMilliseconds = 10_000;

/**
 * Whether loans are to be read again now: once a day, which is a day of the calendar. `key` stands for whose loans
 * they are, and spreads what nobody has asked for over the hours: see `momentOfDay`.
 * A refusal is not tried again before the next day, since asking again changes nothing, but a missing sign-on is
 * looked at again when the person comes back. A clock that was set back makes everything due.
 */
export function isDue(history: RefreshHistory, now: number, occasion: Occasion, key: string): boolean {
  const { readAt, triedAt, failure } = history;
  if (triedAt === null || triedAt > now || (readAt ?? 0) > now) return true;
  if (failure !== null) return isWorthAnotherTry({ ...history, triedAt, failure }, now, occasion, key);
  if (occasion === 'asked') return now - triedAt >= askedMilliseconds;
  return isNextDay(readAt ?? 0, now, occasion, key);
}

type Failed = RefreshHistory & { readonly triedAt: number; readonly failure: LoansFailure };

function isWorthAnotherTry(failed: Failed, now: number, occasion: Occasion, key: string): boolean {
  const { triedAt, failure, failures } = failed;
  const sinceTried = now - triedAt;
  if (failure.kind === 'paused') return sinceTried >= (failure.forMilliseconds ?? retryMilliseconds);
  if (occasion === 'session') return true;
  if (occasion !== 'alarm' && waitsForPerson(failure)) return sinceTried >= signOnMilliseconds;
  if (occasion === 'asked') return sinceTried >= askedMilliseconds;
  if (isPassing(failure) && failures <= retries) return sinceTried >= retryMilliseconds;
  return isNextDay(triedAt, now, occasion, key);
}

function isNextDay(last: number, now: number, occasion: Occasion, key: string): boolean {
  return isOtherDay(last, now) && (occasion !== 'alarm' || last < lastMoment(now, key));
}

/** Failed tries in a row, this one included: each day begins anew. */
export function failuresAfter({ triedAt, failures }: RefreshHistory, now: number): number {
  return triedAt === null || isOtherDay(triedAt, now) ? 1 : failures + 1;
}

function isOtherDay(instant: number, now: number): boolean {
  return localCalendarDate(new Date(instant)) !== localCalendarDate(new Date(now));
}

/** The last time that the person's moment of the day came round. */
function lastMoment(now: number, key: string): number {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const today = midnight + momentOfDay(key);
  return today <= now ? today : today - day;
}

/**
 * Milliseconds after midnight at which nobody's asking is needed: each person has a moment of their own, so that the
 * browsers of a whole country do not call at eight o'clock. (FNV-1a, a public-domain hash.)
 */
export function momentOfDay(key: string): number {
  let hash = 0x811c9dc5;
  for (const character of key) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return Math.floor(((hash >>> 0) / 2 ** 32) * day);
}

/** What the person can mend, by signing in or by giving leave: worth a look each time they come. */
function waitsForPerson({ kind }: LoansFailure): boolean {
  return (
    kind === 'not-signed-in' || kind === 'someone-else' || kind === 'unproven' || kind === 'not-permitted'
  );
}

/** What may be gone in half an hour without anybody doing anything. */
function isPassing(failure: LoansFailure): boolean {
  return (
    failure.kind === 'unreachable' ||
    failure.kind === 'unreadable' ||
    failure.kind === 'expired-session' ||
    failure.kind === 'extension-failed'
  );
}
