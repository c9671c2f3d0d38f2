import type { PanelPortal } from '../../utils/domain/panel.ts';
import type { Person } from '../../utils/domain/person.ts';
import type { PopupModel, SearchPortal } from '../../utils/domain/popup.ts';
import { showsLoans } from '../../utils/domain/visible-loans.ts';
import { createStore } from '../shared/store.ts';

/** One portal as the popup shows it. */
export interface PopupPortal {
  readonly portal: PanelPortal;
  readonly refreshing: boolean;
}

export type PopupView =
  | { readonly kind: 'loading' | 'no-portal' }
  | { readonly kind: 'nobody'; readonly portals: readonly SearchPortal[] }
  /** The background did not answer. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'loans'; readonly person: Person; readonly portals: readonly PopupPortal[] };

/** The background's messages, as the popup uses them. */
export interface PopupBackground {
  readonly open: () => Promise<PopupModel>;
  /**
   * Null when this is no longer the current user, or the portal no longer theirs. `manual`: requested by the user, not
   * due by itself.
   */
  readonly refresh: (person: Person, portalId: string, manual: boolean) => Promise<PanelPortal | null>;
  /** Called with the error of a message that was not answered. */
  readonly failed: (error: unknown) => void;
}

/** The portals whose loans are known and may be shown to the current user. */
export function visiblePortals(portals: readonly PopupPortal[]): readonly PanelPortal[] {
  return portals.map(({ portal }) => portal).filter(({ loans }) => showsLoans(loans));
}

export type PopupSession = ReturnType<typeof createPopupSession>;

/** State of the popup. Responses for a user who is no longer the current one are dropped. */
export function createPopupSession(background: PopupBackground) {
  const store = createStore<PopupView>({ kind: 'loading' });

  function update(portalId: string, part: Partial<PopupPortal>): void {
    const view = store.get();
    if (view.kind !== 'loans') return;
    const portals = view.portals.map((state) =>
      state.portal.id === portalId ? { ...state, ...part } : state,
    );
    store.set({ ...view, portals });
  }

  async function load(): Promise<void> {
    const model = await background.open().catch(background.failed);
    if (model === undefined) store.set({ kind: 'failed' });
    else if (model.kind !== 'loans') store.set(model);
    else store.set({ ...model, portals: model.portals.map((portal) => ({ portal, refreshing: false })) });
  }

  async function refreshPortal(state: PopupPortal, person: Person, manual: boolean): Promise<void> {
    const { portal } = state;
    if (state.refreshing) return;
    update(portal.id, { refreshing: true });
    const answer = await background.refresh(person, portal.id, manual).catch(background.failed);
    const view = store.get();
    if (view.kind !== 'loans' || view.person !== person) return;
    if (answer === null) return load();
    update(portal.id, { refreshing: false, portal: answer ?? withoutAnswer(portal) });
  }

  async function refreshAll(concerned: (portal: PanelPortal) => boolean, manual: boolean): Promise<void> {
    const view = store.get();
    if (view.kind !== 'loans') return;
    const states = view.portals.filter(({ portal }) => concerned(portal));
    await Promise.all(states.map((state) => refreshPortal(state, view.person, manual)));
  }

  return {
    view: { get: store.get, subscribe: store.subscribe },
    /** Shows what is stored, and refreshes the loans that are due. */
    async open(): Promise<void> {
      await load();
      await refreshAll((portal) => portal.refreshDue, false);
    },
    /** Refreshes all portals, or one; each is shown as soon as it has answered. */
    refresh: (portalId?: string) => refreshAll(({ id }) => portalId === undefined || id === portalId, true),
  };
}

function withoutAnswer(portal: PanelPortal): PanelPortal {
  return { ...portal, loans: { ...portal.loans, failure: { kind: 'extension-failed' } } };
}
