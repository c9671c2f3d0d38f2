import { type BrowserHealth, computerFindings } from '../../../utils/domain/browser-health.ts';
import type { FindingsGroup } from '../../../utils/domain/diagnosis.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { type CheckFinding, portalSteps } from '../../../utils/domain/portal-check-report.ts';
import { createStore, type Readable } from '../../shared/store.ts';

interface Versions {
  readonly extension: string;
  /** `Firefox 153.0`. */
  readonly browser: string;
}

/** The browser and the network, as the diagnostics use them. */
export interface DiagnosticsServices {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Requires user activation: call synchronously from the click handler. */
  readonly requestHostPermission: (portals: readonly Portal[]) => Promise<unknown>;
  readonly versions: () => Promise<Versions>;
  readonly checkBrowserHealth: () => Promise<BrowserHealth>;
  /** Findings about an open PRONOTE page. */
  readonly inspectPronote: () => Promise<readonly CheckFinding[]>;
  /** Calls `onFinding` after each step of a saved portal, until `stop` is aborted. */
  readonly checkPortal: (
    portal: Portal,
    onFinding: (finding: CheckFinding) => void,
    stop: AbortSignal,
  ) => Promise<void>;
  readonly copy: (text: string) => Promise<void>;
  readonly save: (name: string, text: string) => void;
  readonly failed: (error: unknown) => void;
}

export interface DiagnosticsView {
  readonly run: 'none' | 'running' | 'done' | 'stopped' | 'failed';
  /** Steps completed, of `total`. */
  readonly done: number;
  readonly total: number;
  readonly groups: readonly FindingsGroup[];
  /** Null before the first run. */
  readonly versions: Versions | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly notice: 'copied' | 'not-copied' | null;
}

export type DiagnosticsSession = ReturnType<typeof createDiagnosticsSession>;

/** The browser and PRONOTE's page count as one step each. */
const stepsBeforePortals = 2;

/** Runs diagnostics, one at a time; the findings stay until the next run. */
export function createDiagnosticsSession(services: DiagnosticsServices) {
  const state = createStore<DiagnosticsView>({
    run: 'none',
    ...{ done: 0, total: 0, groups: [], versions: null, startedAt: 0, notice: null },
  });
  const view: Readable<DiagnosticsView> = state;
  let current: AbortController | null = null;

  function update(part: Partial<DiagnosticsView>): void {
    state.set({ ...view.get(), ...part });
  }

  /** Adds findings to the view; ignores those that arrive after `stop`. */
  function collect(stop: AbortSignal) {
    return {
      open(group: Omit<FindingsGroup, 'findings'>, findings: readonly CheckFinding[], steps: number): void {
        const { groups, done } = view.get();
        if (!stop.aborted) update({ groups: [...groups, { ...group, findings }], done: done + steps });
      },
      add(finding: CheckFinding): void {
        const { groups, done } = view.get();
        const last = groups.at(-1);
        if (stop.aborted || last === undefined) return;
        const grown = { ...last, findings: [...last.findings, finding] };
        update({ groups: [...groups.slice(0, -1), grown], done: done + 1 });
      },
    };
  }

  async function diagnose(portals: readonly Portal[], stop: AbortSignal, permission: Promise<unknown>) {
    const { open, add } = collect(stop);
    const unnamed = { name: null, place: null };
    await permission;
    const versions = await services.versions();
    if (!stop.aborted) update({ versions });
    open({ kind: 'computer', ...unnamed }, computerFindings(await services.checkBrowserHealth()), 1);
    open({ kind: 'pronote', ...unnamed }, await services.inspectPronote(), 1);
    for (const portal of portals) {
      if (stop.aborted) return;
      const place = `${portal.rne}, ${URL.parse(portal.address)?.host ?? ''}`;
      open({ kind: 'portal', name: portal.name, place }, [], 0);
      await services.checkPortal(portal, add, stop);
    }
  }

  return {
    view,
    /**
     * Checks this browser, PRONOTE and these portals, in this order; does nothing while a run is in progress. Requires
     * user activation: call synchronously from the click handler.
     */
    async run(portals: readonly Portal[]): Promise<void> {
      if (current !== null) return;
      const own = new AbortController();
      current = own;
      // A refusal is not fatal: the steps that need the host report it.
      const permission = services.requestHostPermission(portals).catch(services.failed);
      update({
        ...{ run: 'running', done: 0, groups: [], startedAt: services.now(), notice: null },
        total: stepsBeforePortals + portals.length * portalSteps.length,
      });
      let end: 'done' | 'failed' = 'done';
      await diagnose(portals, own.signal, permission).catch((error: unknown) => {
        if (!own.signal.aborted) services.failed(error);
        end = 'failed';
      });
      if (own.signal.aborted) return;
      current = null;
      update({ run: end });
    },
    stop(): void {
      current?.abort();
      if (current !== null) update({ run: 'stopped' });
      current = null;
    },
    async copy(text: string): Promise<void> {
      await services.copy(text).then(
        () => update({ notice: 'copied' }),
        () => update({ notice: 'not-copied' }),
      );
    },
    save: services.save,
    closeNotice: () => update({ notice: null }),
  };
}
