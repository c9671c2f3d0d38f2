import { language, type MessageKey, message, plural } from '../../utils/browser/i18n.ts';
import { type AssumptionName, assumptions } from '../../utils/domain/assumptions.ts';
import {
  type FindingsGroup,
  groundOf,
  type Placed,
  type Settlement,
  settlementOf,
  verdictOf,
} from '../../utils/domain/diagnosis.ts';
import { isLoanSource } from '../../utils/domain/loan-sources.ts';
import type {
  CheckedLine,
  CheckFinding,
  CheckOutcome,
  CheckReason,
  CheckStep,
  Exchange,
  SkipReason,
} from '../../utils/domain/portal-check-report.ts';
import type { DiagnosticsView } from './diagnostics/diagnostics-session.ts';

const steps: Record<CheckStep, { readonly name: MessageKey; readonly good: MessageKey }> = {
  reachable: { name: 'check_reachable', good: 'good_reachable' },
  'home-page': { name: 'check_home_page', good: 'good_home_page' },
  'front-settings': { name: 'check_front_settings', good: 'good_front_settings' },
  'public-token': { name: 'check_public_token', good: 'good_public_token' },
  search: { name: 'check_search', good: 'good_search' },
  'results-page': { name: 'check_results_page', good: 'good_results_page' },
  'sign-on': { name: 'check_sign_on', good: 'good_sign_on' },
  'silent-sign-on': { name: 'check_silent_sign_on', good: 'good_silent_sign_on' },
  'account-page': { name: 'check_account_page', good: 'good_account_page' },
  'loans-api': { name: 'check_loans_api', good: 'good_loans_api' },
  'loan-sources': { name: 'check_loan_sources', good: 'good_loan_sources' },
  'pronote-page': { name: 'check_pronote_page', good: 'good_pronote_page' },
  'pronote-version': { name: 'check_pronote_version', good: 'good_pronote_version' },
  'pronote-generation': { name: 'check_pronote_generation', good: 'good_pronote_generation' },
  'pronote-selectors': { name: 'check_pronote_selectors', good: 'good_pronote_selectors' },
  'pronote-person': { name: 'check_pronote_person', good: 'good_pronote_person' },
  'pronote-widget': { name: 'check_pronote_widget', good: 'good_pronote_widget' },
  'pronote-panel': { name: 'check_pronote_panel', good: 'good_pronote_panel' },
  permissions: { name: 'check_permissions', good: 'good_permissions' },
  policy: { name: 'check_policy', good: 'good_policy' },
  settings: { name: 'check_settings', good: 'good_settings' },
  'wake-ups': { name: 'check_wake_ups', good: 'good_wake_ups' },
  databases: { name: 'check_databases', good: 'good_databases' },
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
  'too-slow': 'reason_too_slow',
  cut: 'reason_cut',
  'too-long': 'reason_too_long',
  'not-found': 'reason_not_found',
  down: 'reason_down',
  paused: 'reason_paused',
  'leads-elsewhere': 'reason_leads_elsewhere',
  'other-page': 'reason_other_page',
  'sign-in-page': 'reason_sign_in_page',
  empty: 'reason_empty',
  'extension-failed': 'reason_extension_failed',
  moved: 'reason_moved',
  'no-token': 'reason_no_token',
  'expired-token': 'reason_expired_token',
  'early-token': 'reason_early_token',
  'doubtful-token': 'reason_doubtful_token',
  'no-results': 'reason_no_results',
  'unseen-results': 'reason_unseen_results',
  'nobody-there': 'reason_nobody_there',
  'not-linked': 'reason_not_linked',
  'someone-else': 'reason_someone_else',
  unproven: 'reason_unproven',
  'nameless-token': 'reason_nameless_token',
  'no-tab': 'reason_no_tab',
  'closed-tab': 'reason_closed_tab',
  'page-sign-in': 'reason_page_sign_in',
  'page-chooser': 'reason_page_chooser',
  'page-mobile': 'reason_page_mobile',
  'page-other-section': 'reason_page_other_section',
  'page-other': 'reason_page_other',
  'page-changed': 'reason_page_changed',
  'page-framed': 'reason_page_framed',
  'no-version': 'reason_no_version',
  'unknown-generation': 'reason_unknown_generation',
  'lines-missing': 'reason_lines_missing',
  'lines-refused': 'reason_lines_refused',
  'person-unread': 'reason_person_unread',
  'widget-unread': 'reason_widget_unread',
  'panel-absent': 'reason_panel_absent',
  'permissions-missing': 'reason_permissions_missing',
  'policy-faults': 'reason_policy_faults',
  'settings-unreadable': 'reason_settings_unreadable',
  'no-wake-up': 'reason_no_wake_up',
  'database-failed': 'reason_database_failed',
};

const skipReasons: Record<SkipReason, MessageKey> = {
  'not-set-up': 'skipped_not_set_up',
  'earlier-step': 'skipped_earlier_step',
  'not-saved': 'skipped_not_saved',
  'nothing-to-compare': 'skipped_nothing_to_compare',
  'not-on-this-page': 'skipped_not_on_this_page',
};

const premises: Record<AssumptionName, MessageKey> = {
  'pronote-page': 'assumption_pronote_page',
  'portal-addresses': 'assumption_portal_addresses',
  search: 'assumption_search',
  'silent-sign-on': 'assumption_silent_sign_on',
  'signed-in-token': 'assumption_signed_in_token',
  'loans-gateway': 'assumption_loans_gateway',
  covers: 'assumption_covers',
  'account-page': 'assumption_account_page',
  'cdi-widget': 'assumption_cdi_widget',
  'users-feed': 'assumption_users_feed',
  'sign-out': 'assumption_sign_out',
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
  if (outcome.kind === 'skipped') return message(skipReasons[outcome.reason]);
  if (step === 'search' && outcome.reason === 'unreadable') return message('reason_unreadable_search');
  return message(reasons[outcome.reason]);
}

/** What is taken for granted, as a sentence without its first capital. */
export function premiseWords(name: AssumptionName): string {
  return message(premises[name]);
}

const contents: Record<Exchange['content'], MessageKey> = {
  page: 'diagnostics_content_page',
  'sign-in-page': 'diagnostics_content_sign_in_page',
  data: 'diagnostics_content_data',
  'empty-data': 'diagnostics_content_empty_data',
  text: 'diagnostics_content_text',
  nothing: 'diagnostics_content_nothing',
};

const bodies: Record<Exchange['body'], MessageKey | null> = {
  whole: null,
  cut: 'diagnostics_body_cut',
  'too-long': 'diagnostics_body_too_long',
};

/** `code 200, 0,3 s, text/html, une page`. */
function exchangeWords(exchange: Exchange): string {
  const { status, milliseconds, contentType, endedAt, redirected, body, content } = exchange;
  if (status === null) return message('diagnostics_no_answer', seconds(milliseconds));
  const bodyKey = bodies[body];
  return [
    // Browsers do not tell the status of a redirect that was not followed.
    redirected ? message('diagnostics_redirect') : message('diagnostics_status', String(status)),
    seconds(milliseconds),
    contentType,
    bodyKey === null ? message(contents[content]) : message(bodyKey),
    endedAt === null ? null : message('diagnostics_ended_at', endedAt),
  ]
    .filter((part) => part !== null)
    .join(', ');
}

function seconds(milliseconds: number): string {
  const format = { style: 'unit', unit: 'second', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language(), format).format(milliseconds / 1000);
}

const settled: Record<Settlement, MessageKey> = {
  holds: 'diagnostics_holds',
  fails: 'diagnostics_fails',
  open: 'diagnostics_open',
};

const kept: Record<Settlement, MessageKey> = {
  holds: 'diagnostics_public_holds',
  fails: 'diagnostics_public_fails',
  open: 'diagnostics_open',
};

/** What a finding stands on, and whether that holds here; empty for what is about this browser alone. */
export function groundWords(finding: CheckFinding): readonly string[] {
  const ground = groundOf(finding.step);
  const settlement = settlementOf(finding);
  if (ground.kind === 'own') return [];
  if (ground.kind === 'public')
    return [`${message('diagnostics_public', ground.source)} ${message(kept[settlement])}`];
  return ground.names.map((name) =>
    [message('diagnostics_assumed', premiseWords(name)), message(settled[settlement])].join(' '),
  );
}

/** Where each assumption comes from. */
function originWords({ step }: CheckFinding): readonly string[] {
  const ground = groundOf(step);
  if (ground.kind !== 'assumed') return [];
  return [...new Set(ground.names.map((name) => sourceWords(assumptions[name].sources)))];
}

function sourceWords(sources: readonly string[]): string {
  return sources.length === 0
    ? message('diagnostics_no_source')
    : message('diagnostics_sources', sources.join(', '));
}

/** What was asked, what came back, and what else was seen, for people who know. */
export function evidenceWords(finding: CheckFinding): readonly string[] {
  const { asked, exchange, detail } = finding;
  return [
    asked === null ? null : message('diagnostics_asked', asked),
    exchange === null ? null : message('diagnostics_answered', exchangeWords(exchange)),
    detail === null ? null : message('diagnostics_seen', detail),
    ...originWords(finding),
  ].filter((part) => part !== null);
}

/** What only the person at the screen is shown: a title, or how many loans a source tells. */
export function screenWords({ step, onScreen }: CheckFinding): string | null {
  return isLoanSource(step) && onScreen !== null ? plural('diagnostics_loans', Number(onScreen)) : onScreen;
}

export function lineWord({ state, expected }: CheckedLine): string {
  if (state === 'found') return message('diagnostics_line_found');
  if (state === 'refused') return message('diagnostics_line_refused');
  return message(expected ? 'diagnostics_line_missing' : 'diagnostics_line_absent');
}

/** How a group is called where several portals were checked; null for what needs no name. */
type NameOf = (group: FindingsGroup) => string | null;

export const portalName: NameOf = ({ name }) => name;
export const portalPlace: NameOf = ({ place }) => place;

/** How a run ended, in one sentence; empty before its end. */
export function verdictWords({ run, groups }: DiagnosticsView, nameOf: NameOf): string {
  if (run === 'none' || run === 'running') return '';
  if (run !== 'done') return message(run === 'stopped' ? 'diagnostics_stopped' : 'diagnostics_failed');
  const { except, toKnow } = verdictOf(groups);
  const several = groups.filter(({ kind }) => kind === 'portal').length > 1;
  if (except.length > 0) return message('diagnostics_except', listed(except, several ? nameOf : () => null));
  if (toKnow.length > 0)
    return message('diagnostics_good_but_unseen', listed(toKnow, several ? nameOf : () => null));
  return message('diagnostics_all_good');
}

/** Whether a run has found something that does not work. */
export function isMixed({ run, groups }: DiagnosticsView): boolean {
  return run === 'failed' || (run === 'done' && verdictOf(groups).except.length > 0);
}

/** `Recherche, Prêts`; of several portals `CDI (Recherche, Prêts), Annexe (Recherche)`. */
function listed(placed: readonly Placed[], nameOf: NameOf): string {
  return [...Map.groupBy(placed, ({ group }) => group)]
    .map(([group, own]) => {
      const steps = own.map(({ finding }) => stepName(finding.step)).join(', ');
      const name = nameOf(group);
      return name === null ? steps : `${name} (${steps})`;
    })
    .join(', ');
}
