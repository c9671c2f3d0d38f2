import type { PanelPortal } from '../../utils/domain/panel.ts';
import type { Person } from '../../utils/domain/person.ts';
import type { PopupModel, SearchPortal } from '../../utils/domain/popup.ts';

/** One portal as the popup shows it now. */
export interface PopupPortal {
  readonly portal: PanelPortal;
  readonly refreshing: boolean;
}

export type PopupView =
  | { readonly kind: 'loading' | 'no-portal' }
  | { readonly kind: 'nobody'; readonly portals: readonly SearchPortal[] }
  /** The background could not answer at all. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'loans'; readonly person: Person; readonly portals: readonly PopupPortal[] };

/** The background, as the popup sees it. */
export interface PopupPorts {
  readonly open: () => Promise<PopupModel>;
  /** Null when the person is no longer the one at the computer, or the portal no longer theirs. */
  readonly refresh: (person: Person, portalId: string, asked: boolean) => Promise<PanelPortal | null>;
  /** Called with what could not be answered at all. */
  readonly failed: (error: unknown) => void;
}

export interface PopupSession {
  readonly view: () => PopupView;
  /** Calls back after every change. */
  readonly subscribe: (changed: () => void) => void;
  /** Shows what is known, and reads again the loans that are due. */
  readonly open: () => Promise<void>;
  /** Asks all portals again, or only the one that is named; each is shown as soon as it has answered. */
  readonly refresh: (portalId?: string) => Promise<void>;
}

/** What the popup shows and how it came to it; an answer that comes after the person has changed is dropped. */
export function createPopupSession(ports: PopupPorts): PopupSession {
  let view: PopupView = { kind: 'loading' };
  let changed: () => void = () => {};

  function put(next: PopupView): void {
    view = next;
    changed();
  }

  function update(portalId: string, part: Partial<PopupPortal>): void {
    if (view.kind !== 'loans') return;
    const portals = view.portals.map((state) =>
      state.portal.id === portalId ? { ...state, ...part } : state,
    );
    put({ ...view, portals });
  }

  async function look(): Promise<void> {
    const model = await ports.open().catch(ports.failed);
    if (model === undefined) put({ kind: 'failed' });
    else if (model.kind !== 'loans') put(model);
    else put({ ...model, portals: model.portals.map((portal) => ({ portal, refreshing: false })) });
  }

  /** Tasks for one portal; to be told that the person has changed makes the whole view be asked for anew. */
  async function read({ portal, refreshing }: PopupPortal, person: Person, asked: boolean): Promise<void> {
    if (refreshing) return;
    update(portal.id, { refreshing: true });
    const answer = await ports.refresh(person, portal.id, asked).catch(ports.failed);
    if (view.kind !== 'loans' || view.person !== person) return;
    if (answer === null) return look();
    update(portal.id, { refreshing: false, portal: answer ?? withoutAnswer(portal) });
  }

  async function readAll(concerned: (portal: PanelPortal) => boolean, asked: boolean): Promise<void> {
    if (view.kind !== 'loans') return;
    const { person, portals } = view;
    await Promise.all(
      portals.filter(({ portal }) => concerned(portal)).map((state) => read(state, person, asked)),
    );
  }

  return {
    view: () => view,
    subscribe(listener) {
      changed = listener;
    },
    async open() {
      await look();
      await readAll((portal) => portal.refreshDue, false);
    },
    refresh: (portalId) => readAll(({ id }) => portalId === undefined || id === portalId, true),
  };
}

function withoutAnswer(portal: PanelPortal): PanelPortal {
  return { ...portal, loans: { ...portal.loans, failure: { kind: 'extension-failed' } } };
}
