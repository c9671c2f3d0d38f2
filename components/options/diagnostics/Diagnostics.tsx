import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { uncheckedAssumptions } from '../../../utils/domain/assumptions.ts';
import type { FindingsGroup } from '../../../utils/domain/diagnosis.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { portalSteps } from '../../../utils/domain/portal-check-report.ts';
import { useStore } from '../../shared/use-store.ts';
import { assumptionText, hasProblems, portalName, resultText, stepLabel } from '../check-text.ts';
import { Toast } from '../Toast.tsx';
import type { DiagnosticsSession, DiagnosticsView } from './diagnostics-session.ts';
import { FindingItem } from './FindingItem.tsx';
import { PortalChoice } from './PortalChoice.tsx';
import { reportName, reportText } from './report-text.ts';

interface DiagnosticsProps {
  readonly session: DiagnosticsSession;
  readonly portals: readonly Portal[];
}

/** Checks everything outside that the extension depends on, and shows what each finding means. */
export function Diagnostics({ session, portals }: DiagnosticsProps) {
  const view = useStore(session.view);
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(new Set());
  const running = view.run === 'running';
  const start = useStartFocus(running);
  return (
    <section class="card diagnostics" aria-labelledby="diagnostics-title">
      <header>
        <h2 id="diagnostics-title">{message('diagnostics_title')}</h2>
        <p>{message('diagnostics_intro')}</p>
      </header>
      <PortalChoice portals={portals} excluded={excluded} onChange={setExcluded} />
      <div class="buttons">
        <button
          ref={start}
          type="button"
          class="primary"
          aria-disabled={running}
          onClick={() => !running && void session.run(portals.filter(({ id }) => !excluded.has(id)))}
        >
          {message(view.run === 'none' ? 'diagnostics_start' : 'diagnostics_again')}
        </button>
        {running && (
          <button type="button" onClick={session.stop}>
            {message('diagnostics_stop')}
          </button>
        )}
      </div>
      {running && <Progress view={view} />}
      <p class={hasProblems(view) ? 'verdict mixed' : 'verdict'} role="status">
        {resultText(view, portalName)}
      </p>
      {view.groups.length > 0 && !running && <Report session={session} view={view} />}
      {view.versions !== null && (
        <p class="hint">{message('diagnostics_versions', view.versions.extension, view.versions.browser)}</p>
      )}
      {view.groups.map((group, index) => (
        <Group key={`${index} ${group.kind}`} group={group} />
      ))}
      {view.groups.length > 0 && !running && <SettledByUse />}
      <Toast
        notice={
          view.notice && {
            text: message(view.notice === 'copied' ? 'diagnostics_copied' : 'diagnostics_not_copied'),
          }
        }
        onClose={() => {
          session.closeNotice();
          start.current?.focus();
        }}
      />
    </section>
  );
}

/** Moves the focus to the start button when a run ends: the focused stop button is removed. */
function useStartFocus(running: boolean) {
  const start = useRef<HTMLButtonElement>(null);
  const ran = useRef(running);
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body;
    if (ran.current && !running && isLost) start.current?.focus();
    ran.current = running;
  }, [running]);
  return start;
}

/** The progress of a run; not a live region, since announcing each step would be too much. */
function Progress({ view }: { view: DiagnosticsView }) {
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
  return next === undefined ? (last.name ?? '') : stepLabel(next);
}

function Report({ session, view }: { session: DiagnosticsSession; view: DiagnosticsView }) {
  return (
    <div class="report">
      <div class="buttons">
        <button type="button" class="small" onClick={() => void session.copy(reportText(view))}>
          {message('diagnostics_copy')}
        </button>
        <button type="button" class="small" onClick={() => session.save(reportName(view), reportText(view))}>
          {message('diagnostics_save')}
        </button>
      </div>
      <p class="hint">{message('diagnostics_report_privacy')}</p>
    </div>
  );
}

function Group({ group: { kind, name, place, findings } }: { group: FindingsGroup }) {
  return (
    <div class="group">
      <h3>{kind === 'portal' ? name : message(`diagnostics_${kind}`)}</h3>
      {place !== null && <p class="hint">{place}</p>}
      <ol class="findings">
        {findings.map((finding) => (
          <FindingItem key={finding.step} finding={finding} />
        ))}
      </ol>
    </div>
  );
}

function SettledByUse() {
  return (
    <div class="group">
      <h3>{message('diagnostics_by_use')}</h3>
      <p>{message('diagnostics_by_use_text')}</p>
      <ul class="by-use">
        {uncheckedAssumptions.map((name) => (
          <li key={name}>{message('diagnostics_assumed', assumptionText(name))}</li>
        ))}
      </ul>
    </div>
  );
}
