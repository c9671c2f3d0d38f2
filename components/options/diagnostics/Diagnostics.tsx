import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { uncheckedAssumptions } from '../../../utils/domain/assumptions.ts';
import type { FindingsGroup } from '../../../utils/domain/diagnosis.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { isMixed, portalName, premiseWords, verdictWords } from '../check-words.ts';
import { Toast } from '../Toast.tsx';
import type { DiagnosticsSession, DiagnosticsView } from './diagnostics-session.ts';
import { FindingItem } from './FindingItem.tsx';
import { PortalChoice } from './PortalChoice.tsx';
import { Progress } from './Progress.tsx';
import { reportName, reportText } from './report-text.ts';

interface DiagnosticsProps {
  readonly session: DiagnosticsSession;
  readonly portals: readonly Portal[];
}

/** Tries all that the extension needs of the outside world, and says of each what it means and what it settles. */
export function Diagnostics({ session, portals }: DiagnosticsProps) {
  const view = useView(session);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const running = view.run === 'running';
  const start = useFocusNotLost(running);
  return (
    <section class="card diagnostics" aria-labelledby="diagnostics-title">
      <header>
        <h2 id="diagnostics-title">{message('diagnostics_title')}</h2>
        <p>{message('diagnostics_intro')}</p>
      </header>
      <PortalChoice portals={portals} left={left} onChange={setLeft} />
      <div class="buttons">
        <button
          ref={start}
          type="button"
          class="primary"
          aria-disabled={running}
          onClick={() => !running && void session.run(portals.filter(({ id }) => !left.has(id)))}
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
      <p class={isMixed(view) ? 'verdict mixed' : 'verdict'} role="status">
        {verdictWords(view, portalName)}
      </p>
      {view.groups.length > 0 && !running && <Report session={session} view={view} />}
      {view.versions !== null && (
        <p class="hint">{message('diagnostics_versions', view.versions.extension, view.versions.browser)}</p>
      )}
      {view.groups.map((group, index) => (
        <Group key={`${index} ${group.kind}`} group={group} />
      ))}
      {view.groups.length > 0 && !running && <ByUse />}
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

function useView(session: DiagnosticsSession): DiagnosticsView {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => session.subscribe(() => redraw(null)), [session]);
  return session.view();
}

/** The button to stop goes when there is nothing to stop; the keyboard must not go with it. */
function useFocusNotLost(running: boolean) {
  const start = useRef<HTMLButtonElement>(null);
  const ran = useRef(running);
  // Before the page is shown without that button.
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body;
    if (ran.current && !running && isLost) start.current?.focus();
    ran.current = running;
  }, [running]);
  return start;
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
  const title = {
    computer: () => message('diagnostics_computer'),
    pronote: () => message('diagnostics_pronote'),
    portal: () => name ?? '',
  }[kind]();
  return (
    <div class="group">
      <h3>{title}</h3>
      {place !== null && <p class="hint">{place}</p>}
      <ol class="findings">
        {findings.map((finding) => (
          <FindingItem key={finding.step} finding={finding} />
        ))}
      </ol>
    </div>
  );
}

function ByUse() {
  return (
    <div class="group">
      <h3>{message('diagnostics_by_use')}</h3>
      <p>{message('diagnostics_by_use_text')}</p>
      <ul class="by-use">
        {uncheckedAssumptions.map((name) => (
          <li key={name}>{message('diagnostics_assumed', premiseWords(name))}</li>
        ))}
      </ul>
    </div>
  );
}
