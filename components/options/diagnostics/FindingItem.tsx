import { message } from '../../../utils/browser/i18n.ts';
import type { CheckedLine, CheckFinding } from '../../../utils/domain/portal-check-report.ts';
import {
  evidenceTexts,
  findingText,
  groundTexts,
  lineLabel,
  onScreenText,
  outcomeLabel,
  stepLabel,
} from '../check-text.ts';

/** One finding: its outcome, its meaning, and the request and response in a collapsed part. */
export function FindingItem({ finding }: { finding: CheckFinding }) {
  const { step, outcome, lines } = finding;
  const onScreen = onScreenText(finding);
  const evidence = evidenceTexts(finding);
  return (
    <li class={`finding ${outcome.kind}`}>
      <span class="outcome">{outcomeLabel(outcome)}</span>
      <div>
        <strong>{stepLabel(step)}</strong>
        <p>{findingText(finding)}</p>
        {onScreen !== null && (
          <p class="on-screen">
            <bdi>{onScreen}</bdi>
          </p>
        )}
        {groundTexts(finding).map((text) => (
          <p key={text} class="ground">
            {text}
          </p>
        ))}
        {(evidence.length > 0 || lines.length > 0) && (
          <details class="evidence">
            <summary aria-label={`${message('diagnostics_details')} (${stepLabel(step)})`}>
              {message('diagnostics_details')}
            </summary>
            {evidence.map((text) => (
              <p key={text} class="detail">
                <bdi>{text}</bdi>
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
            {line.name} : {lineLabel(line)}
          </li>
        ))}
      </ul>
    </>
  );
}
