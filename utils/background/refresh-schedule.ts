import { localCalendarDate } from '../domain/calendar-date.ts';
import type { LoansFailure } from '../domain/loan.ts';
import { isFetched } from '../domain/loan-sources.ts';
import type { StoredLoans } from '../storage/loans-database.ts';

/** The outcome of the last refreshes of one user's loans at one portal; instants in milliseconds since 1970. */
export interface RefreshHistory {
  /** The last successful reading from the portal; null before the first one. */
  readonly readAt: number | null;
  /** Null before the first attempt. */
  readonly triedAt: number | null;
  readonly failure: LoansFailure | null;
  /** Consecutive failures on the day of the last attempt. */
  readonly failures: number;
}

/** What triggers the check: the hourly alarm, the home page, a session adopted from the portal's page, or the button. */
export type Occasion = 'alarm' | 'arrived' | 'session' | 'asked';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Four retries half an hour apart, then none before the next day (as in opacapp/opacclient). */
const retryMs = 30 * minuteMs;
const maxRetries = 4;
/** Minimum interval of refreshes by the button. */
const manualMs = minuteMs;
/** Minimum interval of checks for a new sign-on. */
const signOnMs = 10_000;

/** The part of the stored data that the schedule uses; PRONOTE's widget is not a reading from the portal. */
export function historyOf(stored: StoredLoans | null): RefreshHistory {
  const fromPortal = (stored?.readings ?? []).filter(({ source }) => isFetched(source));
  const { triedAt = null, failure = null, failures = 0 } = stored?.attempt ?? {};
  return {
    readAt: fromPortal.length === 0 ? null : Math.max(...fromPortal.map(({ readAt }) => readAt)),
    triedAt,
    failure,
    failures,
  };
}

/**
 * Whether loans are due for a refresh: once per calendar day. `key` identifies the user and spreads the refreshes of
 * the hourly alarm over the day (see `momentOfDay`). A refusal is not retried before the next day; a missing sign-on is
 * checked again when the user returns. A clock that was set back makes everything due.
 */
export function isDue(history: RefreshHistory, now: number, occasion: Occasion, key: string): boolean {
  const { readAt, triedAt, failure } = history;
  if (triedAt === null || triedAt > now || (readAt ?? 0) > now) return true;
  if (failure !== null) return isRetryDue({ ...history, triedAt, failure }, now, occasion, key);
  if (occasion === 'asked') return now - triedAt >= manualMs;
  return isNextDay(readAt ?? 0, now, occasion, key);
}

type Failed = RefreshHistory & { readonly triedAt: number; readonly failure: LoansFailure };

function isRetryDue(failed: Failed, now: number, occasion: Occasion, key: string): boolean {
  const { triedAt, failure, failures } = failed;
  const sinceTried = now - triedAt;
  if (failure.kind === 'paused') return sinceTried >= (failure.forMilliseconds ?? retryMs);
  if (occasion === 'session') return true;
  if (occasion !== 'alarm' && canUserFix(failure)) return sinceTried >= signOnMs;
  if (occasion === 'asked') return sinceTried >= manualMs;
  if (isTemporary(failure) && failures <= maxRetries) return sinceTried >= retryMs;
  return isNextDay(triedAt, now, occasion, key);
}

function isNextDay(last: number, now: number, occasion: Occasion, key: string): boolean {
  return isOtherDay(last, now) && (occasion !== 'alarm' || last < lastMoment(now, key));
}

/** Consecutive failures of the day, this one included. */
export function failuresAfter({ triedAt, failures }: RefreshHistory, now: number): number {
  return triedAt === null || isOtherDay(triedAt, now) ? 1 : failures + 1;
}

function isOtherDay(instant: number, now: number): boolean {
  return localCalendarDate(new Date(instant)) !== localCalendarDate(new Date(now));
}

/** The last occurrence of the user's moment of the day. */
function lastMoment(now: number, key: string): number {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const today = midnight + momentOfDay(key);
  return today <= now ? today : today - dayMs;
}

/**
 * Milliseconds after midnight of the user's automatic refresh: a hash of the key (FNV-1a), so that the browsers of a
 * whole country do not send their requests at the same time.
 */
export function momentOfDay(key: string): number {
  let hash = 0x811c9dc5;
  for (const character of key) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return Math.floor(((hash >>> 0) / 2 ** 32) * dayMs);
}

/** Failures that the user can fix, by signing in or by granting a permission: checked again at each visit. */
function canUserFix({ kind }: LoansFailure): boolean {
  return (
    kind === 'not-signed-in' || kind === 'someone-else' || kind === 'unproven' || kind === 'not-permitted'
  );
}

/** Failures that may disappear without any action. */
function isTemporary(failure: LoansFailure): boolean {
  return (
    failure.kind === 'unreachable' ||
    failure.kind === 'unreadable' ||
    failure.kind === 'expired-session' ||
    failure.kind === 'extension-failed'
  );
}
