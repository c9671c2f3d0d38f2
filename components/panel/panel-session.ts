import type { PanelModel, PanelPortal, PortalOffer } from '../../utils/domain/panel.ts';
import type { Person, Visitor } from '../../utils/domain/person.ts';
import type { SearchOutcome } from '../../utils/domain/search.ts';
import { signOnMethods } from '../../utils/domain/sign-on-methods.ts';
import type { Suggestions } from '../../utils/domain/suggestion.ts';
import { isNotAsked } from '../shared/failure-words.ts';
import { grown, type SearchView, searched } from './search-view.ts';

/** One portal as the panel shows it now. */
export interface PortalState {
  readonly portal: PanelPortal;
  readonly refreshing: boolean;
  readonly search: SearchView;
}

interface PortalQuestion {
  readonly portalId: string;
  readonly terms: string;
  /** The rank of the first record wanted, from 1. */
  readonly first: number;
  /** True where the portal's own page may come up in a tab when there is nothing to be shown here. */
  readonly opens: boolean;
}

/** The background, as the panel sees it. */
export interface PanelPorts {
  readonly open: (visitor: Visitor) => Promise<PanelModel>;
  /** The portal to offer where none is defined; null without one. */
  readonly offer: () => Promise<PortalOffer | null>;
  readonly answerOffer: (accepted: boolean) => Promise<unknown>;
  /** Null when the person is no longer the one who is signed in. */
  readonly refresh: (person: Person, portalId: string, asked: boolean) => Promise<PanelPortal | null>;
  readonly search: (question: PortalQuestion) => Promise<SearchOutcome>;
  readonly suggest: (person: Person, terms: string) => Promise<Suggestions>;
  /** One past search, or all of them with null. */
  readonly forget: (person: Person, terms: string | null) => Promise<unknown>;
  /** A cover's picture; null without one. */
  readonly cover: (address: string) => Promise<ImageBitmap | null>;
  /** Called with what could not be answered at all; what was shown stays. */
  readonly failed: (error: unknown) => void;
}

/** Why there is nothing to show for a person who is known: the background could not answer; it may be asked again now. */
type Trouble = 'failed' | 'retrying';

export interface PanelSession {
  readonly portals: () => readonly PortalState[];
  /** The portal whose tab was chosen last; the first one while that portal is not there. */
  readonly chosen: () => PortalState | undefined;
  readonly choose: (portalId: string) => void;
  /** Null while portals are shown, or when there is none to show. */
  readonly trouble: () => Trouble | null;
  readonly retry: () => void;
  /** Null unless no portal is defined, and the school's own was found. */
  readonly offer: () => PortalOffer | null;
  readonly answerOffer: (accepted: boolean) => void;
  /** Whether the panel takes the place of PRONOTE's own CDI widget. */
  readonly replacesNative: () => boolean;
  /** Calls back after every change; gives what ends it. */
  readonly subscribe: (changed: () => void) => () => void;
  /** Shows this visitor's portals, and reads again the loans that are due. Null: nobody is known, nothing is shown. */
  readonly show: (visitor: Visitor | null) => Promise<void>;
  readonly refresh: (portalId: string) => void;
  readonly search: (portalId: string, typed: string) => void;
  /** Asks for the records that come after those shown. */
  readonly searchMore: (portalId: string) => void;
  readonly closeSearch: (portalId: string) => void;
  /** Whether a search goes to all portals. */
  readonly everywhere: () => boolean;
  readonly setEverywhere: (everywhere: boolean) => void;
  /** The portal, and those that were searched for the same words together with it. */
  readonly searchedWith: (state: PortalState) => readonly PortalState[];
  /** Undefined where there is nothing to suggest from. */
  readonly suggest: (typed: string) => Promise<Suggestions | undefined>;
  readonly forget: (terms: string | null) => Promise<unknown>;
  readonly cover: (address: string) => Promise<ImageBitmap | null | undefined>;
}

/**
 * What the panel shows and how it came to it. It outlives the panel's elements, so a page that throws them away loses
 * nothing; an answer that comes after its question has changed is dropped.
 */
export function createPanelSession(ports: PanelPorts): PanelSession {
  let states: readonly PortalState[] = [];
  let chosenId: string | null = null;
  let trouble: Trouble | null = null;
  /** True once the background has answered for this person: that answer is then kept, even an empty one. */
  let opened = false;
  let visitor: Visitor | null = null;
  let offer: PortalOffer | null = null;
  let replacing = false;
  let everywhere = false;
  let latestShow = 0;
  const listeners = new Set<() => void>();

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function put(next: readonly PortalState[]): void {
    states = next;
    changed();
  }

  function update(portalId: string, part: Partial<PortalState>): void {
    put(states.map((state) => (state.portal.id === portalId ? { ...state, ...part } : state)));
  }

  function stateOf(portalId: string): PortalState | undefined {
    return states.find(({ portal }) => portal.id === portalId);
  }

  async function refresh(portalId: string, asked: boolean): Promise<void> {
    const asker = visitor;
    const before = stateOf(portalId);
    if (!isNamed(asker) || before?.refreshing !== false) return;
    update(portalId, { refreshing: true });
    const portal = await ports.refresh(asker, portalId, asked).catch(report);
    if (asker !== visitor) return;
    if (portal === null) put(states.filter((state) => state.portal.id !== portalId));
    else
      update(portalId, {
        refreshing: false,
        portal: portal ?? unanswered(stateOf(portalId)?.portal ?? before.portal),
      });
  }

  async function search(portalId: string, typed: string, opens: boolean): Promise<void> {
    const question: SearchView = { kind: 'loading', typed };
    update(portalId, { search: question });
    const outcome = await ports.search({ portalId, terms: typed, first: 1, opens }).catch(report);
    const asked = stateOf(portalId);
    if (asked?.search === question)
      update(portalId, { search: searched(typed, outcome, asked.portal.homeAddress) });
  }

  async function searchMore(portalId: string): Promise<void> {
    const before = stateOf(portalId)?.search;
    if (before?.kind !== 'found' || before.more === 'loading') return;
    const question: SearchView = { ...before, more: 'loading' };
    update(portalId, { search: question });
    const outcome = await ports
      .search({ portalId, terms: before.typed, first: before.next, opens: false })
      .catch(report);
    if (stateOf(portalId)?.search === question) update(portalId, { search: grown(question, outcome) });
  }

  function searchedWith(state: PortalState): readonly PortalState[] {
    const typed = typedIn(state);
    return states.filter((other) => other === state || (everywhere && typedIn(other) === typed));
  }

  function report(error: unknown): undefined {
    ports.failed(error);
  }

  function begin(next: Visitor | null): void {
    visitor = next;
    chosenId = null;
    trouble = null;
    offer = null;
    opened = false;
    put([]);
  }

  function noAnswer(): void {
    trouble = opened ? null : 'failed';
    changed();
  }

  async function show(next: Visitor | null): Promise<void> {
    latestShow += 1;
    const thisShow = latestShow;
    if (JSON.stringify(next) !== JSON.stringify(visitor)) begin(next);
    if (next === null) return;
    const model = await ports.open(next).catch(report);
    if (thisShow !== latestShow) return;
    if (model === undefined) return noAnswer();
    trouble = null;
    opened = true;
    replacing = model.nativeWidget === 'replace';
    const found = model.configured ? null : await ports.offer().catch(report);
    if (thisShow !== latestShow) return;
    offer = found ?? null;
    put(model.portals.map((portal) => merged(portal, stateOf(portal.id))));
    await Promise.all(
      model.portals.filter((portal) => portal.refreshDue).map(({ id }) => refresh(id, false)),
    );
  }

  async function answerOffer(accepted: boolean): Promise<void> {
    await ports.answerOffer(accepted).catch(report);
    await show(visitor);
  }

  return {
    portals: () => states,
    chosen: () => states.find(({ portal }) => portal.id === chosenId) ?? states[0],
    choose(portalId) {
      chosenId = portalId;
      changed();
    },
    trouble: () => trouble,
    retry() {
      trouble = 'retrying';
      changed();
      void show(visitor);
    },
    offer: () => offer,
    answerOffer: (accepted) => void answerOffer(accepted),
    replacesNative: () => replacing && takesPlace(states),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show,
    refresh: (portalId) => void refresh(portalId, true),
    search(portalId, typed) {
      if (!everywhere) void search(portalId, typed, true);
      else for (const { portal } of states) void search(portal.id, typed, false);
    },
    searchMore: (portalId) => void searchMore(portalId),
    closeSearch(portalId) {
      const state = stateOf(portalId);
      if (state === undefined) return;
      const closed = searchedWith(state);
      put(states.map((one) => (closed.includes(one) ? { ...one, search: { kind: 'idle' } } : one)));
    },
    everywhere: () => everywhere,
    setEverywhere(next) {
      everywhere = next;
      changed();
    },
    searchedWith,
    suggest: async (typed) => (isNamed(visitor) ? ports.suggest(visitor, typed).catch(report) : undefined),
    forget: async (terms) => isNamed(visitor) && ports.forget(visitor, terms).catch(report),
    cover: (address) => ports.cover(address).catch(report),
  };
}

function isNamed(visitor: Visitor | null): visitor is Person {
  return visitor !== null && visitor.fullName !== null;
}

/** PRONOTE's own widget stays where its link is the way to the portal, and where ours has nobody's loans to show. */
function takesPlace(states: readonly PortalState[]): boolean {
  return (
    states.length > 0 &&
    states.every(
      ({ portal }) => !signOnMethods[portal.delegation].throughPronote && !isNotAsked(portal.loans.failure),
    )
  );
}

/** The portal as it is now, with what the person was doing in it. */
function merged(portal: PanelPortal, known: PortalState | undefined): PortalState {
  return { portal, refreshing: known?.refreshing ?? false, search: known?.search ?? { kind: 'idle' } };
}

function unanswered(portal: PanelPortal): PanelPortal {
  return { ...portal, loans: { ...portal.loans, failure: { kind: 'extension-failed' } } };
}

/** Null while nothing is searched there. */
function typedIn({ search }: PortalState): string | null {
  return search.kind === 'idle' ? null : search.typed;
}
