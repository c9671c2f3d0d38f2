import { message } from '../../../utils/browser/i18n.ts';
import { portalSteps } from '../../../utils/domain/portal-check-report.ts';
import { stepName } from '../check-words.ts';
import type { DiagnosticsView } from './diagnostics-session.ts';

/** How far a run has come; not read aloud at every step. */
export function Progress({ view }: { view: DiagnosticsView }) {
  const { done, total } = view;
  return (
    <div class="progress awaited">
      <progress value={done} max={total} aria-label={message('diagnostics_progress')} />
      <p>
        {message('diagnostics_running', String(Math.min(done + 1, total)), String(total), currentStep(view))}
      </p>
    </div>
  );
}

function currentStep({ groups }: DiagnosticsView): string {
  const last = groups.at(-1);
  if (last === undefined) return message('diagnostics_computer');
  if (last.kind === 'computer') return message('diagnostics_pronote');
  const next = portalSteps[last.kind === 'portal' ? last.findings.length : 0];
  return next === undefined ? (last.name ?? '') : stepName(next);
}
