import { message } from '../../../utils/browser/i18n.ts';
import { uncheckedAssumptions } from '../../../utils/domain/assumptions.ts';
import { localCalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { FindingsGroup } from '../../../utils/domain/diagnosis.ts';
import type { CheckFinding } from '../../../utils/domain/portal-check-report.ts';
import {
  evidenceWords,
  findingSentence,
  groundWords,
  lineWord,
  outcomeWord,
  portalPlace,
  premiseWords,
  stepName,
  verdictWords,
} from '../check-words.ts';
import type { DiagnosticsView } from './diagnostics-session.ts';

/** `diagnostic-cdi-2026-11-24.txt`. */
export function reportName({ startedAt }: DiagnosticsView): string {
  return message('diagnostics_report_file', localCalendarDate(new Date(startedAt)));
}

/** The report as plain text: what is on the screen, but for what is for the screen alone, and portals' names. */
export function reportText(view: DiagnosticsView): string {
  const { groups, versions, startedAt } = view;
  return [
    message('diagnostics_report_title'),
    localCalendarDate(new Date(startedAt)),
    versions === null ? '' : message('diagnostics_versions', versions.extension, versions.browser),
    verdictWords(view, portalPlace),
    ...groups.flatMap(groupText),
    '',
    `## ${message('diagnostics_by_use')}`,
    ...uncheckedAssumptions.map((name) => `- ${message('diagnostics_assumed', premiseWords(name))}`),
    '',
  ].join('\n');
}

function groupText({ kind, place, findings }: FindingsGroup): readonly string[] {
  const titles = {
    computer: () => message('diagnostics_computer'),
    pronote: () => message('diagnostics_pronote'),
    portal: () => message('diagnostics_portal', place ?? ''),
  };
  return ['', `## ${titles[kind]()}`, ...findings.flatMap(findingText)];
}

function findingText(finding: CheckFinding): readonly string[] {
  const more = [
    ...evidenceWords(finding),
    ...finding.lines.map((line) => `${line.name} : ${lineWord(line)}`),
    ...groundWords(finding),
  ];
  return [
    `[${outcomeWord(finding.outcome)}] ${stepName(finding.step)}`,
    ...[findingSentence(finding), ...more].map((line) => `    ${line}`),
  ];
}
