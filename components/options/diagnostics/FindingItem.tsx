import { message } from '../../../utils/browser/i18n.ts';
import type { CheckedLine, CheckFinding } from '../../../utils/domain/portal-check-report.ts';
import {
  evidenceWords,
  findingSentence,
  groundWords,
  lineWord,
  outcomeWord,
  screenWords,
  stepName,
} from '../check-words.ts';

/** What one step found: its level in words, what it means, and behind a fold what was asked and came back. */
export function FindingItem({ finding }: { finding: CheckFinding }) {
  const { step, outcome, lines } = finding;
  const onScreen = screenWords(finding);
  const evidence = evidenceWords(finding);
  return (
    <li class={`finding ${outcome.kind}`}>
      <span class="outcome">{outcomeWord(outcome)}</span>
      <div>
        <strong>{stepName(step)}</strong>
        <p>{findingSentence(finding)}</p>
        {onScreen !== null && (
          <p class="on-screen">
            <bdi>{onScreen}</bdi>
          </p>
        )}
        {groundWords(finding).map((words) => (
          <p key={words} class="ground">
            {words}
          </p>
        ))}
        {(evidence.length > 0 || lines.length > 0) && (
          <details class="evidence">
            <summary aria-label={`${message('diagnostics_details')} (${stepName(step)})`}>
              {message('diagnostics_details')}
            </summary>
            {evidence.map((words) => (
              <p key={words} class="detail">
                <bdi>{words}</bdi>
              </p>
            ))}
            {lines.length > 0 && <Lines lines={lines} />}
          </details>
        )}
      </div>
    </li>
  );
}

function Lines({ lines }: { lines: readonly CheckedLine[] }) {
  return (
    <>
      <p class="detail">{message('diagnostics_lines')}</p>
      <ul class="lines">
        {lines.map((line) => (
          <li key={line.name} class="detail">
            {line.name} : {lineWord(line)}
          </li>
        ))}
      </ul>
    </>
  );
}
