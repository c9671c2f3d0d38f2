import type { LoansFailure } from '../domain/loan.ts';

/** How the last tries to read one person's loans at one portal ended; instants in milliseconds since 1970. */
export interface RefreshHistory {
  readonly readAt: number | null;
  readonly triedAt: number;
  readonly failure: LoansFailure | null;
  readonly failures: number;
}

/** What makes the extension look whether loans are due: the hourly alarm, the person's coming, or their asking. */
export type Occasion = 'alarm' | 'arrived' | 'asked';

const minute = 60_000;
const day = 24 * 60 * minute;
/** After a failure: half an hour, four times, and then the next day (the habit of opacapp/opacclient). */
const retryMilliseconds = 30 * minute;
const retries = 4;
/** By hand at most once a minute. */
const askedMilliseconds = minute;

/**
 * Whether loans are to be read again now.
 * Once a day after a success; a refusal is not retried before the next day, since asking again changes nothing, but a
 * missing sign-on is tried again each time (`arrived`) the person comes to the home page.
 */
export function isDue(history: RefreshHistory | null, now: number, occasion: Occasion): boolean {
  if (history === null) return true;
  const sinceTried = now - history.triedAt;
  if (sinceTried < 0) return true;
  if (occasion === 'asked') return sinceTried >= askedMilliseconds;
  if (history.failure === null)
    return history.readAt === null || now - history.readAt >= day || now < history.readAt;
  if (occasion === 'arrived' && waitsForSignOn(history.failure)) return true;
  return sinceTried >= (isPassing(history.failure) && history.failures <= retries ? retryMilliseconds : day);
}

/** What the person can mend by signing in: worth a look each time they come. */
function waitsForSignOn(failure: LoansFailure): boolean {
  return failure.kind === 'not-signed-in' || failure.kind === 'someone-else' || failure.kind === 'unproven';
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
