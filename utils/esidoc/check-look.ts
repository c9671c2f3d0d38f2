import type { CheckOutcome, CheckReason } from '../domain/portal-check.ts';

/** What one look at a portal gave: its outcome, and what later looks may need of it. */
export interface Look<Value = null> {
  readonly outcome: CheckOutcome;
  /** What came back, for people who know; it names no person. */
  readonly detail: string | null;
  readonly value: Value | null;
}

export const skipped: Look<never> = { outcome: { kind: 'skipped' }, detail: null, value: null };

export function good<Value>(detail: string | null, value: Value): Look<Value> {
  return { outcome: { kind: 'good' }, detail, value };
}

export function warning(reason: CheckReason, detail: string | null = null): Look<never> {
  return { outcome: { kind: 'warning', reason }, detail, value: null };
}

export function problem(reason: CheckReason, detail: string | null = null): Look<never> {
  return { outcome: { kind: 'problem', reason }, detail, value: null };
}
