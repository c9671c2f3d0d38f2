import type { CheckOutcome, CheckReason, SkipReason } from '../domain/portal-check-report.ts';

/** What one look at a portal gave: its outcome, and what later looks may need of it. */
export interface StepResult<Value = null> {
  readonly outcome: CheckOutcome;
  /** What was seen, for people who know; it names no person. */
  readonly detail: string | null;
  /** What only the person at the screen is shown. */
  readonly onScreen: string | null;
  readonly value: Value | null;
}

export function skipped(reason: SkipReason): StepResult<never> {
  return { ...nothing, outcome: { kind: 'skipped', reason } };
}

export function good<Value>(value: Value, detail: string | null = null): StepResult<Value> {
  return { ...nothing, outcome: { kind: 'good' }, detail, value };
}

export function warning(reason: CheckReason, detail: string | null = null): StepResult<never> {
  return { ...nothing, outcome: { kind: 'warning', reason }, detail };
}

export function problem(reason: CheckReason, detail: string | null = null): StepResult<never> {
  return { ...nothing, outcome: { kind: 'problem', reason }, detail };
}

/** The same, with something for the screen alone. */
export function showing<Value>(look: StepResult<Value>, onScreen: string | null): StepResult<Value> {
  return { ...look, onScreen };
}

const nothing = { detail: null, onScreen: null, value: null };
