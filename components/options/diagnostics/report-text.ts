import { message } from '../../../utils/browser/i18n.ts';
import { uncheckedAssumptions } from '../../../utils/domain/assumptions.ts';
import { localCalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { FindingsGroup } from '../../../utils/domain/diagnosis.ts';
import type { CheckFinding } from '../../../utils/domain/portal-check-report.ts';
import {
  assumptionText,
  evidenceTexts,
  findingText,
  groundTexts,
  lineLabel,
  outcomeLabel,
  portalPlace,
  resultText,
  stepLabel,
} from '../check-text.ts';
import type { DiagnosticsView } from './diagnostics-session.ts';

/** `diagnostic-cdi-2026-11-24.txt`. */
export function reportName({ startedAt }: DiagnosticsView): string {
  return message('diagnostics_report_file', localCalendarDate(new Date(startedAt)));
}

/** The report as plain text: what the screen shows, without `onScreen` values and portals' names. */
export function reportText(view: DiagnosticsView): string {
  const { groups, versions, startedAt } = view;
  return [
    message('diagnostics_report_title'),
    localCalendarDate(new Date(startedAt)),
    versions === null ? '' : message('diagnostics_versions', versions.extension, versions.browser),
    resultText(view, portalPlace),
    ...groups.flatMap(groupLines),
    '',
    `## ${message('diagnostics_by_use')}`,
    ...uncheckedAssumptions.map((name) => `- ${message('diagnostics_assumed', assumptionText(name))}`),
    '',
  ].join('\n');
}

function groupLines({ kind, place, findings }: FindingsGroup): readonly string[] {
  return ['', `## ${message(`diagnostics_${kind}`, place ?? '')}`, ...findings.flatMap(findingLines)];
}

function findingLines(finding: CheckFinding): readonly string[] {
  const more = [
    ...evidenceTexts(finding),
    ...finding.lines.map((line) => `${line.name} : ${lineLabel(line)}`),
    ...groundTexts(finding),
  ];
  return [
    `[${outcomeLabel(finding.outcome)}] ${stepLabel(finding.step)}`,
    ...[findingText(finding), ...more].map((line) => `    ${line}`),
  ];
}
