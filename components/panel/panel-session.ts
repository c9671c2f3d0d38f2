import type { PanelModel, PanelPortal, PortalOffer } from '../../utils/domain/panel.ts';
import type { Person, Visitor } from '../../utils/domain/person.ts';
import type { CoverPicture, SearchOutcome } from '../../utils/domain/search.ts';
import { signOnMethods } from '../../utils/domain/sign-on-methods.ts';
import type { Suggestions } from '../../utils/domain/suggestion.ts';
import { isNotAsked } from '../../utils/domain/visible-loans.ts';
import { createLatest } from '../shared/latest.ts';
import { createStore } from '../shared/store.ts';
import { type FoundView, type SearchView, searchResult, withMoreHits } from './search-view.ts';

/** One portal as the panel shows it. */
export interface PortalState {
  readonly portal: PanelPortal;
  readonly refreshing: boolean;
  readonly search: SearchView;
}

interface SearchRequest {
  readonly portalId: string;
  readonly terms: string;
  /** Rank of the first record, from 1. */
  readonly first: number;
  /** Whether the portal's results page may be opened in a tab when there is nothing to show here. */
  readonly opens: boolean;
}

/** The background's messages, as the panel uses them. */
export interface PanelBackground {
  readonly open: (visitor: Visitor) => Promise<PanelModel>;
  /** The portal to offer when none is configured; null without one. */
  readonly offer: () => Promise<PortalOffer | null>;
  readonly answerOffer: (accepted: boolean) => Promise<unknown>;
  /** Null when this is no longer the current user. `manual`: requested by the user, not due by itself. */
  readonly refresh: (person: Person, portalId: string, manual: boolean) => Promise<PanelPortal | null>;
  readonly search: (request: SearchRequest) => Promise<SearchOutcome>;
  readonly suggest: (person: Person, terms: string) => Promise<Suggestions>;
  /** Deletes one past search, or all of them with null. */
  readonly forget: (person: Person, terms: string | null) => Promise<unknown>;
  readonly cover: (address: string) => Promise<CoverPicture | null>;
  /** Called with the error of a message that was not answered. */
  readonly failed: (error: unknown) => void;
}

export interface PanelView {
  readonly portals: readonly PortalState[];
  readonly chosenId: string | null;
  /** The background did not answer, or a retry is pending; null when there is an answer to show. */
  readonly trouble: 'failed' | 'retrying' | null;
  /** Null unless no portal is configured and the school's own was found. */
  readonly offer: PortalOffer | null;
  /** Whether a search goes to all portals. */
  readonly everywhere: boolean;
  /** Whether the settings let the panel replace PRONOTE's own widget. */
  readonly replacing: boolean;
}

const emptyView: PanelView = {
  portals: [],
  chosenId: null,
  trouble: null,
  offer: null,
  everywhere: false,
  replacing: false,
};

export type PanelSession = ReturnType<typeof createPanelSession>;

/** The portal of the selected tab; the first one when that portal is gone. */
export function chosenPortal({ portals, chosenId }: PanelView): PortalState | undefined {
  return portals.find(({ portal }) => portal.id === chosenId) ?? portals[0];
}

/** The portal, and the others that were searched together with it. */
export function searchedWith({ portals, everywhere }: PanelView, state: PortalState): readonly PortalState[] {
  const typed = typedIn(state);
  return portals.filter((other) => other === state || (everywhere && typedIn(other) === typed));
}

/**
 * Whether PRONOTE's own widget is hidden. It stays where its link is the way to sign in to the portal, and where the
 * panel has no loans to show.
 */
export function replacesPronoteWidget({ portals, replacing }: PanelView): boolean {
  return (
    replacing &&
    portals.length > 0 &&
    portals.every(
      ({ portal }) => !signOnMethods[portal.delegation].throughPronote && !isNotAsked(portal.loans.failure),
    )
  );
}

/**
 * State of the panel. It outlives the panel's elements, which PRONOTE may remove at any time; responses to outdated
 * requests are dropped.
 */
export function createPanelSession(background: PanelBackground) {
  const view = createStore(emptyView);
  const startShow = createLatest();
  let visitor: Visitor | null = null;
  /** True once the background has answered for this visitor: later failures then keep that answer on screen. */
  let opened = false;

  function update(part: Partial<PanelView>): void {
    view.set({ ...view.get(), ...part });
  }

  function updatePortal(portalId: string, part: Partial<PortalState>): void {
    const { portals } = view.get();
    update({
      portals: portals.map((state) => (state.portal.id === portalId ? { ...state, ...part } : state)),
    });
  }

  function stateOf(portalId: string): PortalState | undefined {
    return view.get().portals.find(({ portal }) => portal.id === portalId);
  }

  function report(error: unknown): undefined {
    background.failed(error);
  }

  async function refresh(portalId: string, manual: boolean): Promise<void> {
    const requester = visitor;
    const before = stateOf(portalId);
    if (!isNamed(requester) || before?.refreshing !== false) return;
    updatePortal(portalId, { refreshing: true });
    const portal = await background.refresh(requester, portalId, manual).catch(report);
    if (requester !== visitor) return;
    if (portal === null)
      update({ portals: view.get().portals.filter((state) => state.portal.id !== portalId) });
    else
      updatePortal(portalId, {
        refreshing: false,
        portal: portal ?? withoutAnswer(stateOf(portalId)?.portal ?? before.portal),
      });
  }

  async function search(portalId: string, typed: string, opens: boolean): Promise<void> {
    const pending: SearchView = { kind: 'loading', typed };
    updatePortal(portalId, { search: pending });
    const outcome = await background.search({ portalId, terms: typed, first: 1, opens }).catch(report);
    const state = stateOf(portalId);
    if (state?.search === pending)
      updatePortal(portalId, { search: searchResult(typed, outcome, state.portal.homeAddress) });
  }

  async function searchMore(portalId: string): Promise<void> {
    const before = stateOf(portalId)?.search;
    if (before?.kind !== 'found' || before.more === 'loading') return;
    const pending: FoundView = { ...before, more: 'loading' };
    updatePortal(portalId, { search: pending });
    const outcome = await background
      .search({ portalId, terms: before.typed, first: before.next, opens: false })
      .catch(report);
    if (stateOf(portalId)?.search === pending)
      updatePortal(portalId, { search: withMoreHits(pending, outcome) });
  }

  function setVisitor(next: Visitor | null): void {
    if (JSON.stringify(next) === JSON.stringify(visitor)) return;
    visitor = next;
    opened = false;
    update({ portals: [], chosenId: null, trouble: null, offer: null });
  }

  /** Shows this visitor's portals, and refreshes the loans that are due. Null shows nothing. */
  async function show(next: Visitor | null): Promise<void> {
    const isLatest = startShow();
    setVisitor(next);
    if (next === null) return;
    const model = await background.open(next).catch(report);
    if (!isLatest()) return;
    if (model === undefined) return update({ trouble: opened ? null : 'failed' });
    opened = true;
    const offer = model.configured ? null : await background.offer().catch(report);
    if (!isLatest()) return;
    update({
      portals: model.portals.map((portal) => merged(portal, stateOf(portal.id))),
      trouble: null,
      offer: offer ?? null,
      replacing: model.nativeWidget === 'replace',
    });
    const due = model.portals.filter((portal) => portal.refreshDue);
    await Promise.all(due.map(({ id }) => refresh(id, false)));
  }

  return {
    view: { get: view.get, subscribe: view.subscribe },
    show,
    choose: (portalId: string) => update({ chosenId: portalId }),
    retry() {
      update({ trouble: 'retrying' });
      void show(visitor);
    },
    answerOffer: (accepted: boolean) =>
      void background
        .answerOffer(accepted)
        .catch(report)
        .then(() => show(visitor)),
    refresh: (portalId: string) => void refresh(portalId, true),
    search(portalId: string, typed: string) {
      const { everywhere, portals } = view.get();
      if (!everywhere) void search(portalId, typed, true);
      else for (const { portal } of portals) void search(portal.id, typed, false);
    },
    searchMore: (portalId: string) => void searchMore(portalId),
    closeSearch(portalId: string) {
      const state = stateOf(portalId);
      if (state === undefined) return;
      const closed = searchedWith(view.get(), state);
      const { portals } = view.get();
      update({
        portals: portals.map((one) => (closed.includes(one) ? { ...one, search: { kind: 'idle' } } : one)),
      });
    },
    setEverywhere: (everywhere: boolean) => update({ everywhere }),
    /** Undefined without a named user. */
    suggest: async (typed: string) =>
      isNamed(visitor) ? background.suggest(visitor, typed).catch(report) : undefined,
    forget: async (terms: string | null) =>
      isNamed(visitor) && background.forget(visitor, terms).catch(report),
    cover: (address: string) => background.cover(address).then(decodeCover).catch(report),
  };
}

function isNamed(visitor: Visitor | null): visitor is Person {
  return visitor !== null && visitor.fullName !== null;
}

/** The portal as it is now, with the user's own activity in it. */
function merged(portal: PanelPortal, known: PortalState | undefined): PortalState {
  return { portal, refreshing: known?.refreshing ?? false, search: known?.search ?? { kind: 'idle' } };
}

function withoutAnswer(portal: PanelPortal): PanelPortal {
  return { ...portal, loans: { ...portal.loans, failure: { kind: 'extension-failed' } } };
}

/** Null while no search is shown. */
function typedIn({ search }: PortalState): string | null {
  return search.kind === 'idle' ? null : search.typed;
}

/** Null without a picture, or with one that the browser cannot decode. */
async function decodeCover(cover: CoverPicture | null): Promise<ImageBitmap | null> {
  if (cover === null) return null;
  const bytes = Uint8Array.from(atob(cover.base64), (character) => character.charCodeAt(0));
  return createImageBitmap(new Blob([bytes], { type: cover.type })).catch(() => null);
}
