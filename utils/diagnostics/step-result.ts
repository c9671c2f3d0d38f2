import type { CheckOutcome, CheckReason, SkipReason } from '../domain/portal-check-report.ts';

/** The result of one step of a check, with a value for later steps. */
export interface StepResult<Value = null> {
  readonly outcome: CheckOutcome;
  /** Technical details without personal data. */
  readonly detail: string | null;
  /** Shown on screen, but left out of the report. */
  readonly onScreen: string | null;
  readonly value: Value | null;
}

const empty = { detail: null, onScreen: null, value: null };

export function skipped(reason: SkipReason): StepResult<never> {
  return { ...empty, outcome: { kind: 'skipped', reason } };
}

export function good<Value>(value: Value, detail: string | null = null): StepResult<Value> {
  return { ...empty, outcome: { kind: 'good' }, detail, value };
}

export function warning(reason: CheckReason, detail: string | null = null): StepResult<never> {
  return { ...empty, outcome: { kind: 'warning', reason }, detail };
}

export function problem(reason: CheckReason, detail: string | null = null): StepResult<never> {
  return { ...empty, outcome: { kind: 'problem', reason }, detail };
}

/** Adds a text that is shown on screen only. */
export function withScreenText<Value>(result: StepResult<Value>, onScreen: string | null): StepResult<Value> {
  return { ...result, onScreen };
}
