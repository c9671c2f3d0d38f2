import { computerFindings } from '../../../utils/domain/browser-health.ts';
import type { FindingsGroup } from '../../../utils/domain/diagnosis.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { type CheckFinding, portalSteps } from '../../../utils/domain/portal-check-report.ts';
import type { DiagnosticsPorts, Versions } from './diagnostics-ports.ts';

export interface DiagnosticsView {
  readonly run: 'none' | 'running' | 'done' | 'stopped' | 'failed';
  /** Steps done and to do. */
  readonly done: number;
  readonly total: number;
  readonly groups: readonly FindingsGroup[];
  /** Null before the first run. */
  readonly versions: Versions | null;
  /** Milliseconds since 1970, when the run began. */
  readonly startedAt: number;
  readonly notice: 'copied' | 'not-copied' | null;
}

export interface DiagnosticsSession {
  readonly view: () => DiagnosticsView;
  /** Calls back after every change; gives what ends that. */
  readonly subscribe: (changed: () => void) => () => void;
  /** Looks at this computer, at PRONOTE and at these portals, one after the other. Must be called in the very click. */
  readonly run: (portals: readonly Portal[]) => Promise<void>;
  readonly stop: () => void;
  readonly copy: (text: string) => Promise<void>;
  readonly save: (name: string, text: string) => void;
  readonly closeNotice: () => void;
}

/** Steps of this computer and of PRONOTE's page: each is looked at in one go. */
const fewSteps = 2;

/** Runs diagnoses, one at a time; what was found stays until the next. */
export function createDiagnosticsSession(ports: DiagnosticsPorts): DiagnosticsSession {
  let view: DiagnosticsView = {
    run: 'none',
    ...{ done: 0, total: 0, groups: [], versions: null, startedAt: 0, notice: null },
  };
  let current: AbortController | null = null;
  const listeners = new Set<() => void>();

  function put(part: Partial<DiagnosticsView>): void {
    view = { ...view, ...part };
    for (const changed of listeners) changed();
  }

  /** Everything that a run finds goes through here: nothing is told of one that was stopped. */
  function runOf(stop: AbortSignal) {
    const isOver = () => stop.aborted;
    return {
      isOver,
      open(group: Omit<FindingsGroup, 'findings'>, findings: readonly CheckFinding[], steps: number): void {
        if (!isOver()) put({ groups: [...view.groups, { ...group, findings }], done: view.done + steps });
      },
      add(finding: CheckFinding): void {
        const last = view.groups.at(-1);
        if (isOver() || last === undefined) return;
        const grown = { ...last, findings: [...last.findings, finding] };
        put({ groups: [...view.groups.slice(0, -1), grown], done: view.done + 1 });
      },
    };
  }

  async function diagnose(portals: readonly Portal[], stop: AbortSignal, asked: Promise<unknown>) {
    const run = runOf(stop);
    const nameless = { name: null, place: null };
    await asked;
    const versions = await ports.versions();
    if (!run.isOver()) put({ versions });
    run.open({ kind: 'computer', ...nameless }, computerFindings(await ports.checkBrowserHealth()), 1);
    run.open({ kind: 'pronote', ...nameless }, await ports.inspectPronote(), 1);
    for (const portal of portals) {
      if (run.isOver()) return;
      const place = `${portal.rne}, ${URL.parse(portal.address)?.host ?? ''}`;
      run.open({ kind: 'portal', name: portal.name, place }, [], 0);
      await ports.checkPortal(portal, run.add, stop);
    }
  }

  return {
    view: () => view,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    async run(portals) {
      if (current !== null) return;
      const mine = new AbortController();
      current = mine;
      const asked = ports.requestHostPermission(portals).catch(ports.failed);
      put({
        ...{ run: 'running', done: 0, groups: [], startedAt: ports.now(), notice: null },
        total: fewSteps + portals.length * portalSteps.length,
      });
      let end: 'done' | 'failed' = 'done';
      await diagnose(portals, mine.signal, asked).catch((error: unknown) => {
        if (!mine.signal.aborted) ports.failed(error);
        end = 'failed';
      });
      if (mine.signal.aborted) return;
      current = null;
      put({ run: end });
    },
    stop() {
      current?.abort();
      if (current !== null) put({ run: 'stopped' });
      current = null;
    },
    async copy(text) {
      await ports.copy(text).then(
        () => put({ notice: 'copied' }),
        () => put({ notice: 'not-copied' }),
      );
    },
    save: ports.save,
    closeNotice: () => put({ notice: null }),
  };
}
