import { localCalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { Hold } from '../../../utils/domain/export-difference.ts';
import type { ExportOrder } from '../../../utils/domain/export-preview.ts';
import type { JournalEvent } from '../../../utils/domain/journal.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { audienceOf, type Exceptions, noExceptions, toggle } from '../../../utils/domain/selection.ts';
import type { KeyedUser } from '../../../utils/domain/user.ts';
import { runLatest } from '../../shared/latest.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import { answered, type ExportsServices } from '../admin-model.ts';
import { createExportRun } from './export-run.ts';
import { type ExportsView, loaded, stored, type TokenStorage } from './exports-model.ts';
import { portalChoices } from './portal-choices.ts';

const emptyView: ExportsView = {
  ...{ portals: [], portal: null, survey: { kind: 'idle' }, pendingKey: null, token: null },
  ...{ exceptions: noExceptions, plan: { kind: 'idle' }, confirmed: null, unsaved: null },
};

export type ExportsSession = ReturnType<typeof createExportsSession>;

/** A new export, from the choice of its portal until the feed is built. Choices are locked while `run` is pending. */
export function createExportsSession(services: ExportsServices) {
  const state = createStore(emptyView);
  const view: Readable<ExportsView> = state;
  /** The last hold that was written to the journal. */
  let journaledHold: string | null = null;
  const run = createExportRun(services, () => void makePlan());

  const put = (part: Partial<ExportsView>) => state.set({ ...view.get(), ...part });
  const today = () => localCalendarDate(new Date(services.now()));

  function order(): ExportOrder | null {
    const { portal, exceptions } = view.get();
    return portal === null ? null : { portal, exceptions, today: today() };
  }

  const readSurvey = runLatest(async (portal: Portal, isLatest) => {
    if (view.get().survey.kind !== 'ready') put({ survey: { kind: 'loading' } });
    const survey = await stored(services.loadRoster({ portal, today: today() }), services);
    if (!isLatest() || view.get().portal !== portal) return;
    put({ survey: loaded(survey) });
    if (survey.ok) await makePlan();
  });

  const plan = runLatest(async (planOrder: ExportOrder, isLatest) => {
    const planned = await answered(services.planExport(planOrder), services);
    if (!isLatest() || view.get().portal !== planOrder.portal) return;
    put({ plan: loaded(planned) });
    if (planned.ok) await journalHold(planned.value.hold);
  });

  async function makePlan(): Promise<void> {
    const { survey } = view.get();
    const hasUsers = survey.kind === 'ready' && survey.value.users.length > 0;
    const planOrder = hasUsers ? order() : null;
    put({ plan: { kind: planOrder === null ? 'idle' : 'loading' }, confirmed: null });
    if (planOrder !== null) await plan(planOrder);
  }

  async function journal(event: JournalEvent): Promise<void> {
    const written = await stored(services.writeJournal(event), services);
    if (!written.ok) put({ unsaved: written.failure });
  }

  async function journalHold(hold: Hold | null): Promise<void> {
    const { portal } = view.get();
    if (hold === null || portal === null) return;
    const name = `${portal.id} ${hold.number}`;
    if (name === journaledHold) return;
    journaledHold = name;
    await journal({ kind: 'export-held', portalId: portal.id, ...holdTotals(hold) });
  }

  /** Reads the stored choices for this portal, then its users. */
  async function enter(portal: Portal | null): Promise<void> {
    run.discard();
    put({ ...emptyView, portals: view.get().portals, portal });
    if (portal === null) return;
    put({ survey: { kind: 'loading' } });
    const [exceptions, token] = await Promise.all([
      stored(services.readExceptions(portal.id), services),
      stored(services.readToken(portal.id), services),
    ]);
    if (view.get().portal !== portal) return;
    // Without its exceptions, an export would send users whom the administrator has excluded.
    if (!exceptions.ok) return put({ survey: loaded(exceptions) });
    put({
      exceptions: exceptions.value,
      token: token.ok ? tokenStorage(token.value) : 'none',
      unsaved: token.ok ? null : token.failure,
    });
    await readSurvey(portal);
  }

  async function open(portals: readonly Portal[]): Promise<void> {
    const { portal, survey } = view.get();
    const known = portals.find(({ id }) => id === portal?.id) ?? null;
    put({ portals });
    if (run.isPending()) return;
    if (known === null || survey.kind === 'failed') {
      return enter(known ?? (portals.length === 1 ? (portals[0] ?? null) : null));
    }
    put({ portal: known });
    await readSurvey(known);
  }

  async function update(portals: readonly Portal[]): Promise<void> {
    const { portal } = view.get();
    const known = portals.find(({ id }) => id === portal?.id);
    if (known === undefined || JSON.stringify(known) !== JSON.stringify(portal)) return open(portals);
    put({ portals });
  }

  const saveExceptions = runLatest(async ({ portal, exceptions }: ExportOrder) => {
    const saved = await stored(services.writeExceptions(portal.id, exceptions), services);
    put({ unsaved: saved.ok ? null : saved.failure });
  });

  function setExceptions(exceptions: Exceptions): void {
    if (run.isPending()) return;
    run.discard();
    put({ exceptions });
    const changed = order();
    if (changed === null) return;
    void saveExceptions(changed);
    void makePlan();
  }

  function confirm(typed: string): boolean {
    const { portal, plan } = view.get();
    const hold = plan.kind === 'ready' ? plan.value.hold : null;
    if (hold === null || portal === null || typed.replace(/\s/g, '') !== String(hold.number)) return false;
    put({ confirmed: hold.number });
    void journal({ kind: 'export-confirmed', portalId: portal.id, ...holdTotals(hold) });
    return true;
  }

  return {
    ...portalChoices({ services, view, put, journal, readSurvey, today, run }),
    view,
    run,
    /** Reads the roster for one of these portals. */
    open,
    /** After a change of settings: reads the roster again if the chosen portal has changed. */
    update,
    choosePortal(id: string) {
      if (!run.isPending()) void enter(view.get().portals.find((portal) => portal.id === id) ?? null);
    },
    select(users: readonly KeyedUser[], on: boolean) {
      const { portal, exceptions } = view.get();
      if (portal !== null) setExceptions(toggle(exceptions, audienceOf(portal, today()), users, on));
    },
    resetExceptions: () => setExceptions(noExceptions),
    /** False when the number is not the confirmation number of the hold. */
    confirm,
    build() {
      const { plan, confirmed } = view.get();
      const buildOrder = order();
      if (buildOrder === null || plan.kind !== 'ready') return;
      if (plan.value.hold === null || confirmed !== null) void run.build(buildOrder, confirmed);
    },
  };
}

function tokenStorage(token: { readonly remembered: boolean } | null): TokenStorage {
  if (token === null) return 'none';
  return token.remembered ? 'remembered' : 'session';
}

/** How many users a held export removes and changes. */
function holdTotals({ reasons }: Hold): { readonly removed: number; readonly changed: number } {
  const sum = (kind: 'removed' | 'changed') =>
    reasons.filter((reason) => reason.kind === kind).reduce((all, { count }) => all + count, 0);
  return { removed: sum('removed'), changed: sum('changed') };
}
