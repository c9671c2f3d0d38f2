import { language, message, plural } from '../../utils/browser/i18n.ts';
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
  CheckStep,
  Exchange,
} from '../../utils/domain/portal-check-report.ts';
import { snakeCase } from '../../utils/domain/snake-case.ts';
import type { DiagnosticsView } from './diagnostics/diagnostics-session.ts';

export function stepLabel(step: CheckStep): string {
  return message(`check_${snakeCase(step)}`);
}

export function outcomeLabel({ kind }: CheckOutcome): string {
  return message(`outcome_${kind}`);
}

/** What a finding means, and what to do about it. */
export function findingText({ step, outcome }: CheckFinding): string {
  if (outcome.kind === 'good') return message(`good_${snakeCase(step)}`);
  if (outcome.kind === 'skipped') return message(`skipped_${snakeCase(outcome.reason)}`);
  if (step === 'search' && outcome.reason === 'unreadable') return message('reason_unreadable_search');
  return message(`reason_${snakeCase(outcome.reason)}`);
}

/** The assumption as a clause, without a capital at its beginning. */
export function assumptionText(name: AssumptionName): string {
  return message(`assumption_${snakeCase(name)}`);
}

/** `code 200, 0,3 s, text/html, une page`. */
function exchangeText(exchange: Exchange): string {
  const { status, milliseconds, contentType, endedAt, redirected, body, content } = exchange;
  if (status === null) return message('diagnostics_no_answer', secondsText(milliseconds));
  return [
    // Browsers hide the status of a redirect that was not followed.
    redirected ? message('diagnostics_redirect') : message('diagnostics_status', String(status)),
    secondsText(milliseconds),
    contentType,
    body === 'whole'
      ? message(`diagnostics_content_${snakeCase(content)}`)
      : message(`diagnostics_body_${snakeCase(body)}`),
    endedAt === null ? null : message('diagnostics_ended_at', endedAt),
  ]
    .filter((part) => part !== null)
    .join(', ');
}

function secondsText(milliseconds: number): string {
  const format = { style: 'unit', unit: 'second', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language(), format).format(milliseconds / 1000);
}

/** The contract or the assumptions that a finding depends on, and whether they hold; empty for checks of this browser. */
export function groundTexts(finding: CheckFinding): readonly string[] {
  const ground = groundOf(finding.step);
  const settlement = settlementOf(finding);
  if (ground.kind === 'own') return [];
  if (ground.kind === 'public')
    return [`${message('diagnostics_public', ground.source)} ${contractText(settlement)}`];
  return ground.names.map((name) =>
    [message('diagnostics_assumed', assumptionText(name)), message(`diagnostics_${settlement}`)].join(' '),
  );
}

function contractText(settlement: Settlement): string {
  return message(settlement === 'open' ? 'diagnostics_open' : `diagnostics_public_${settlement}`);
}

/** The sources of each assumption. */
function sourceTexts({ step }: CheckFinding): readonly string[] {
  const ground = groundOf(step);
  if (ground.kind !== 'assumed') return [];
  const texts = ground.names.map((name) => {
    const sources: readonly string[] = assumptions[name].sources;
    return sources.length === 0
      ? message('diagnostics_no_source')
      : message('diagnostics_sources', sources.join(', '));
  });
  return [...new Set(texts)];
}

/** The request, the response and other details, for technical readers. */
export function evidenceTexts(finding: CheckFinding): readonly string[] {
  const { asked, exchange, detail } = finding;
  return [
    asked === null ? null : message('diagnostics_asked', asked),
    exchange === null ? null : message('diagnostics_answered', exchangeText(exchange)),
    detail === null ? null : message('diagnostics_seen', detail),
    ...sourceTexts(finding),
  ].filter((part) => part !== null);
}

/** What is shown on the screen but left out of the report: a title, or a source's number of loans. */
export function onScreenText({ step, onScreen }: CheckFinding): string | null {
  return isLoanSource(step) && onScreen !== null ? plural('diagnostics_loans', Number(onScreen)) : onScreen;
}

export function lineLabel({ state, expected }: CheckedLine): string {
  return message(`diagnostics_line_${state === 'absent' && expected ? 'missing' : state}`);
}

/** The name of a group where several portals were checked; null for a group that needs no name. */
type NameOf = (group: FindingsGroup) => string | null;

export const portalName: NameOf = ({ name }) => name;
export const portalPlace: NameOf = ({ place }) => place;

/** The result of a run in one sentence; empty before its end. */
export function resultText({ run, groups }: DiagnosticsView, nameOf: NameOf): string {
  if (run === 'none' || run === 'running') return '';
  if (run !== 'done') return message(`diagnostics_${run}`);
  const { except, toKnow } = verdictOf(groups);
  const several = groups.filter(({ kind }) => kind === 'portal').length > 1;
  const list = (placed: readonly Placed[]) => listText(placed, several ? nameOf : () => null);
  if (except.length > 0) return message('diagnostics_except', list(except));
  if (toKnow.length > 0) return message('diagnostics_good_but_unseen', list(toKnow));
  return message('diagnostics_all_good');
}

/** True when a run failed or found something that does not work. */
export function hasProblems({ run, groups }: DiagnosticsView): boolean {
  return run === 'failed' || (run === 'done' && verdictOf(groups).except.length > 0);
}

/** `Recherche, Prêts`; of several portals `CDI (Recherche, Prêts), Annexe (Recherche)`. */
function listText(placed: readonly Placed[], nameOf: NameOf): string {
  return [...Map.groupBy(placed, ({ group }) => group)]
    .map(([group, own]) => {
      const steps = own.map(({ finding }) => stepLabel(finding.step)).join(', ');
      const name = nameOf(group);
      return name === null ? steps : `${name} (${steps})`;
    })
    .join(', ');
}
