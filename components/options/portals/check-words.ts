import type {
  CheckFinding,
  CheckOutcome,
  CheckReason,
  CheckStep,
} from '../../../utils/domain/portal-check.ts';
import { type MessageKey, message } from '../../../utils/platform/i18n.ts';

const steps: Record<CheckStep, { readonly name: MessageKey; readonly good: MessageKey }> = {
  'home-page': { name: 'check_home_page', good: 'good_home_page' },
  'front-settings': { name: 'check_front_settings', good: 'good_front_settings' },
  'public-token': { name: 'check_public_token', good: 'good_public_token' },
  search: { name: 'check_search', good: 'good_search' },
  'sign-on': { name: 'check_sign_on', good: 'good_sign_on' },
  loans: { name: 'check_loans', good: 'good_loans' },
};

const outcomes: Record<CheckOutcome['kind'], MessageKey> = {
  good: 'outcome_good',
  warning: 'outcome_warning',
  problem: 'outcome_problem',
  skipped: 'outcome_skipped',
};

const reasons: Record<CheckReason, MessageKey> = {
  unreachable: 'reason_unreachable',
  refused: 'reason_refused',
  'not-a-portal': 'reason_not_a_portal',
  'unknown-rne': 'reason_unknown_rne',
  unreadable: 'reason_unreadable',
  'foreign-token': 'reason_foreign_token',
  'no-permission': 'reason_no_permission',
  'not-signed-in': 'reason_not_signed_in',
  'unknown-borrower': 'reason_unknown_borrower',
  'sources-differ': 'reason_sources_differ',
};

export function stepName(step: CheckStep): string {
  return message(steps[step].name);
}

export function outcomeWord(outcome: CheckOutcome): string {
  return message(outcomes[outcome.kind]);
}

/** What a finding means, and what to do about it. */
export function findingSentence({ step, outcome }: CheckFinding): string {
  if (outcome.kind === 'good') return message(steps[step].good);
  if (outcome.kind === 'skipped') return message('skipped_text');
  if (step === 'loans' && outcome.reason === 'not-signed-in') return message('reason_nobody_there');
  if (step === 'search' && outcome.reason === 'unreadable') return message('reason_unreadable_search');
  return message(reasons[outcome.reason]);
}
