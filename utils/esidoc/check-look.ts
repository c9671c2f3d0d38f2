import type { CheckOutcome, CheckReason, SkipReason } from '../domain/portal-check.ts';

/** What one look at a portal gave: its outcome, and what later looks may need of it. */
export interface Look<Value = null> {
  readonly outcome: CheckOutcome;
  /** What was seen, for people who know; it names no person. */
  readonly detail: string | null;
  /** What only the person at the screen is shown. */
  readonly onScreen: string | null;
  readonly value: Value | null;
}

export function skipped(reason: SkipReason): Look<never> {
  return { ...nothing, outcome: { kind: 'skipped', reason } };
}

export function good<Value>(value: Value, detail: string | null = null): Look<Value> {
  return { ...nothing, outcome: { kind: 'good' }, detail, value };
}

export function warning(reason: CheckReason, detail: string | null = null): Look<never> {
  return { ...nothing, outcome: { kind: 'warning', reason }, detail };
}

export function problem(reason: CheckReason, detail: string | null = null): Look<never> {
  return { ...nothing, outcome: { kind: 'problem', reason }, detail };
}

/** The same, with something for the screen alone. */
export function showing<Value>(look: Look<Value>, onScreen: string | null): Look<Value> {
  return { ...look, onScreen };
}

const nothing = { detail: null, onScreen: null, value: null };
