import { localCalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { Hold } from '../../../utils/domain/export-difference.ts';
import type { JournalEvent } from '../../../utils/domain/journal.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { audienceOf, type Exceptions, noExceptions, toggle } from '../../../utils/domain/selection.ts';
import type { KeyedUser } from '../../../utils/domain/user.ts';
import { runLatest } from '../../shared/latest.ts';
import { createExportRun, type DepartureSession } from './export-run.ts';
import {
  answered,
  type ExportOrder,
  type ExportsPorts,
  type ExportsView,
  stored,
  type TokenKeeping,
} from './exports-model.ts';
import { createPortalChoices, type PortalChoices } from './portal-choices.ts';

export interface ExportsSession extends PortalChoices {
  readonly view: () => ExportsView;
  readonly departure: DepartureSession;
  readonly subscribe: (changed: () => void) => () => void;
  /** Looks at the roster anew, for one of these portals. */
  readonly open: (portals: readonly Portal[]) => Promise<void>;
  /** The settings have changed: the roster is looked at where that concerns the portal at hand. */
  readonly update: (portals: readonly Portal[]) => Promise<void>;
  readonly choosePortal: (id: string) => void;
  readonly tick: (users: readonly KeyedUser[], on: boolean) => void;
  readonly resetExceptions: () => void;
  /** False where the number is not the hold's. */
  readonly confirm: (typed: string) => boolean;
  readonly build: () => void;
}

const start: ExportsView = {
  ...{ portals: [], portal: null, survey: { kind: 'idle' }, pendingKey: null, token: null },
  ...{ exceptions: noExceptions, plan: { kind: 'idle' }, confirmed: null, unkept: null },
};

/** A new export, from the choice of its portal to the moment when the feed is made. Nothing is chosen while one leaves. */
export function createExportsSession(ports: ExportsPorts): ExportsSession {
  let view = start;
  let heldNumber: string | null = null;
  const listeners = new Set<() => void>();
  const departure = createExportRun(ports, changed, () => void makePlan());

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function put(part: Partial<ExportsView>): void {
    view = { ...view, ...part };
    changed();
  }

  const today = () => localCalendarDate(new Date(ports.now()));

  function order(): ExportOrder | null {
    const { portal, exceptions } = view;
    return portal === null ? null : { portal, exceptions, today: today() };
  }

  const look = runLatest(async (portal: Portal, isLatest) => {
    if (view.survey.kind !== 'ready') put({ survey: { kind: 'loading' } });
    const survey = await stored(ports.survey({ portal, today: today() }), ports.failed);
    if (!isLatest() || view.portal !== portal) return;
    put({
      survey: survey.ok
        ? { kind: 'ready', value: survey.value }
        : { kind: 'failed', trouble: survey.failure },
    });
    if (survey.ok) await makePlan();
  });

  const plan = runLatest(async (asked: ExportOrder, isLatest) => {
    const planned = await answered(ports.plan(asked), ports.failed);
    if (!isLatest() || view.portal !== asked.portal) return;
    put({
      plan: planned.ok
        ? { kind: 'ready', value: planned.value }
        : { kind: 'failed', trouble: planned.failure },
    });
    if (planned.ok) await noteHold(planned.value.hold);
  });

  async function makePlan(): Promise<void> {
    const asked = order();
    const hasUsers = view.survey.kind === 'ready' && view.survey.value.users.length > 0;
    put({ plan: { kind: asked !== null && hasUsers ? 'loading' : 'idle' }, confirmed: null });
    if (asked !== null && hasUsers) await plan(asked);
  }

  async function note(event: JournalEvent): Promise<void> {
    const written = await stored(ports.writeJournal(event), ports.failed);
    if (!written.ok) put({ unkept: written.failure });
  }

  async function noteHold(hold: Hold | null): Promise<void> {
    const name = hold === null ? null : `${view.portal?.id} ${hold.number}`;
    if (hold === null || view.portal === null || name === heldNumber) return;
    heldNumber = name;
    await note({ kind: 'export-held', portalId: view.portal.id, ...sumsOf(hold) });
  }

  /** What was chosen before for this portal, then its users. */
  async function enter(portal: Portal | null): Promise<void> {
    departure.discard();
    put({ ...start, portals: view.portals, portal });
    if (portal === null) return;
    put({ survey: { kind: 'loading' } });
    const [exceptions, token] = await Promise.all([
      stored(ports.readExceptions(portal.id), ports.failed),
      stored(ports.readToken(portal.id), ports.failed),
    ]);
    if (view.portal !== portal) return;
    const failed = !exceptions.ok ? exceptions.failure : token.ok ? null : token.failure;
    // An export without the exceptions would send out people whom the administrator has taken out.
    if (!exceptions.ok) return put({ survey: { kind: 'failed', trouble: exceptions.failure } });
    put({ exceptions: exceptions.value, token: token.ok ? keepingOf(token.value) : 'none', unkept: failed });
    await look(portal);
  }

  async function open(portals: readonly Portal[]): Promise<void> {
    const known = portals.find(({ id }) => id === view.portal?.id) ?? null;
    put({ portals });
    if (departure.isHolding()) return;
    if (known === null || view.survey.kind === 'failed') {
      return enter(known ?? (portals.length === 1 ? (portals[0] ?? null) : null));
    }
    put({ portal: known });
    await look(known);
  }

  async function update(portals: readonly Portal[]): Promise<void> {
    const known = portals.find(({ id }) => id === view.portal?.id);
    if (known === undefined || JSON.stringify(known) !== JSON.stringify(view.portal)) return open(portals);
    put({ portals });
  }

  const keepExceptions = runLatest(async ({ portal, exceptions }: ExportOrder) => {
    const kept = await stored(ports.writeExceptions(portal.id, exceptions), ports.failed);
    put({ unkept: kept.ok ? null : kept.failure });
  });

  function except(exceptions: Exceptions): void {
    if (departure.isHolding()) return;
    departure.discard();
    put({ exceptions });
    const asked = order();
    if (asked === null) return;
    void keepExceptions(asked);
    void makePlan();
  }

  function confirm(typed: string): boolean {
    const hold = view.plan.kind === 'ready' ? view.plan.value.hold : null;
    if (hold === null || view.portal === null || typed.replace(/\s/g, '') !== String(hold.number))
      return false;
    put({ confirmed: hold.number });
    void note({ kind: 'export-confirmed', portalId: view.portal.id, ...sumsOf(hold) });
    return true;
  }

  const choices = createPortalChoices(ports, {
    ...{ view: () => view, put, note, look, today },
    isHolding: departure.isHolding,
    discard: departure.discard,
  });

  return {
    ...choices,
    view: () => view,
    departure,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open,
    update,
    choosePortal(id) {
      if (!departure.isHolding()) void enter(view.portals.find((portal) => portal.id === id) ?? null);
    },
    tick(users, on) {
      if (view.portal !== null) except(toggle(view.exceptions, audienceOf(view.portal, today()), users, on));
    },
    resetExceptions: () => except(noExceptions),
    confirm,
    build() {
      const asked = order();
      if (asked === null || view.plan.kind !== 'ready') return;
      if (view.plan.value.hold === null || view.confirmed !== null)
        void departure.build(asked, view.confirmed);
    },
  };
}

function keepingOf(token: { readonly remembered: boolean } | null): TokenKeeping {
  if (token === null) return 'none';
  return token.remembered ? 'remembered' : 'session';
}

/** A held export in numbers, for the journal. */
function sumsOf({ reasons }: Hold): { readonly removed: number; readonly changed: number } {
  const sum = (kind: 'removed' | 'changed') =>
    reasons.filter((reason) => reason.kind === kind).reduce((all, { count }) => all + count, 0);
  return { removed: sum('removed'), changed: sum('changed') };
}
