import { inClassOrder, withoutRepeats } from '../../../utils/domain/class-pattern.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import {
  type DraftFaults,
  draftOf,
  emptyDraft,
  type PortalDraft,
  readDraft,
  sameDraft,
  withRne,
} from '../../../utils/domain/portal-draft.ts';
import type { Result } from '../../../utils/domain/result.ts';
import type { ClassCount } from '../../../utils/domain/roster-import.ts';
import type { StorageFailure } from '../../../utils/domain/storage-failure.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import type { KnownClass, PortalTab } from './portal-tab.ts';

/** Storage, permissions and the roster, as the portals' section uses them. Rejects when storing fails. */
export interface PortalsServices {
  /**
   * Requests permission for the portal's hosts, then stores it; false when the permission was refused and nothing was
   * stored. Requires user activation: call synchronously from the click handler.
   */
  readonly save: (portal: Portal) => Promise<boolean>;
  /** Stores a removed portal again, at this place. */
  readonly restore: (portal: Portal, place: number) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly move: (id: string, by: number) => Promise<void>;
  /** The classes of the imported users. */
  readonly rosterClasses: () => Promise<Result<readonly ClassCount[], StorageFailure>>;
  /** The class of the current user, or of the child a parent has selected; null without one. */
  readonly currentClass: () => Promise<string | null>;
  readonly failed: (error: unknown) => void;
}

export type PortalsNotice = 'saved' | 'removed' | 'not-removed' | 'not-moved' | 'not-restored';

type SaveOutcome =
  | { readonly kind: 'saved' | 'refused' | 'failed' }
  | { readonly kind: 'faults'; readonly faults: DraftFaults };

export interface PortalsView {
  readonly tabs: readonly PortalTab[];
  /** The selected tab; null without any. */
  readonly chosen: PortalTab | null;
  readonly notice: PortalsNotice | null;
  readonly canUndo: boolean;
  /** In school order; empty until `loadClasses`. */
  readonly classes: readonly KnownClass[];
  /** True when the imported users could not be read. */
  readonly classesFailed: boolean;
}

export type PortalsSession = ReturnType<typeof createPortalsSession>;

interface State {
  readonly tabs: readonly PortalTab[];
  readonly chosenId: string | null;
  readonly notice: PortalsNotice | null;
  readonly removed: { readonly tab: PortalTab & { readonly saved: Portal }; readonly place: number } | null;
  readonly roster: readonly ClassCount[];
  readonly currentClass: string | null;
  readonly classesFailed: boolean;
}

/** Edits the portals, one tab each; drafts survive a change of tab and changes stored elsewhere. */
export function createPortalsSession(services: PortalsServices) {
  const state = createStore<State>({
    ...{ tabs: [], chosenId: null, notice: null, removed: null },
    ...{ roster: [], currentClass: null, classesFailed: false },
  });

  const view: Readable<PortalsView> = { get: () => viewOf(state.get()), subscribe: state.subscribe };

  function update(part: Partial<State>): void {
    state.set({ ...state.get(), ...part });
  }

  /** An offer to undo stays until it is closed (WCAG 2.2.1: no time limit). */
  function lastingNotice(): PortalsNotice | null {
    const { notice } = state.get();
    return notice === 'removed' ? notice : null;
  }

  function tabOf(id: string): PortalTab | undefined {
    return state.get().tabs.find((tab) => tab.id === id);
  }

  function replace(tab: PortalTab, notice: PortalsNotice | null): void {
    update({ tabs: state.get().tabs.map((one) => (one.id === tab.id ? tab : one)), notice });
  }

  /** Closes a tab and selects its neighbour. */
  function close(id: string): void {
    const { tabs, chosenId } = state.get();
    const place = tabs.findIndex((tab) => tab.id === id);
    const others = tabs.filter((tab) => tab.id !== id);
    const neighbour = others[Math.min(place, others.length - 1)]?.id ?? null;
    update({ tabs: others, chosenId: chosenId === id ? neighbour : chosenId });
  }

  async function attempt(work: Promise<void>, otherwise: PortalsNotice): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      services.failed(error);
      update({ notice: otherwise });
      return false;
    }
  }

  /** Keeps the draft unless it was saved. Requires user activation: call synchronously from the click handler. */
  async function save(id: string): Promise<SaveOutcome> {
    const tab = tabOf(id);
    if (tab === undefined || tab.locked) return { kind: 'failed' };
    // The feed's settings are edited in the section of the exports: the stored ones are kept.
    const read = readDraft(tab.draft, { id, ...(tab.saved?.feed && { feed: tab.saved.feed }) });
    if (!read.ok) return { kind: 'faults', faults: read.failure };
    try {
      if (!(await services.save(read.value))) return { kind: 'refused' };
    } catch (error) {
      services.failed(error);
      return { kind: 'failed' };
    }
    const initial = draftOf(read.value);
    replace({ ...tab, saved: read.value, initial, draft: initial, dirty: false }, 'saved');
    return { kind: 'saved' };
  }

  async function remove(id: string): Promise<void> {
    const place = state.get().tabs.findIndex((tab) => tab.id === id);
    const tab = state.get().tabs[place];
    if (tab === undefined || tab.locked) return;
    if (tab.saved === null) return close(id);
    // Closed before the settings change: otherwise unsaved changes would reopen it as a new portal.
    close(id);
    if (await attempt(services.remove(id), 'not-removed'))
      update({ removed: { tab: { ...tab, saved: tab.saved }, place }, notice: 'removed' });
    else update({ tabs: state.get().tabs.toSpliced(place, 0, tab) });
  }

  /** Restores the portal that was removed last, at its place and with its unsaved changes. */
  async function undo(): Promise<void> {
    const { removed, tabs } = state.get();
    if (removed === null) return;
    const { tab, place } = removed;
    // The policy's portals are not stored with the others.
    const storedPlace = place - tabs.slice(0, place).filter(({ locked }) => locked).length;
    update({ tabs: tabs.toSpliced(place, 0, tab) });
    if (!(await attempt(services.restore(tab.saved, storedPlace), 'not-restored'))) return close(tab.id);
    update({ removed: null, chosenId: tab.id, notice: null });
  }

  return {
    view,
    /** Takes the stored portals and the ids of those that the school's policy sets; keeps unsaved changes. */
    update(portals: readonly Portal[], policyIds: readonly string[]): void {
      const { tabs } = state.get();
      update({
        tabs: [...portals.map((one) => storedTab(one, tabs, policyIds)), ...unsavedTabs(portals, tabs)],
      });
    },
    async loadClasses(): Promise<void> {
      const [read, currentClass] = await Promise.all([
        services.rosterClasses(),
        services.currentClass(),
      ]).catch((error) => {
        services.failed(error);
        return [null, null] as const;
      });
      update({ roster: read?.ok ? read.value : [], classesFailed: !read?.ok, currentClass });
    },
    choose: (id: string) => update({ chosenId: id, notice: lastingNotice() }),
    /** Opens a tab for a new portal; `rne` may be empty. */
    add(rne: string): void {
      const initial = withRne(emptyDraft, rne);
      const id = crypto.randomUUID();
      const tab = { id, saved: null, initial, draft: initial, dirty: false, locked: false };
      update({ tabs: [...state.get().tabs, tab], chosenId: id, notice: lastingNotice() });
    },
    change(id: string, change: (draft: PortalDraft) => PortalDraft): void {
      const tab = tabOf(id);
      if (tab === undefined || tab.locked) return;
      const draft = change(tab.draft);
      replace({ ...tab, draft, dirty: !sameDraft(draft, tab.initial) }, lastingNotice());
    },
    /** Drops the unsaved changes; closes the tab of a portal that was never saved. */
    discard(id: string): void {
      const tab = tabOf(id);
      if (tab?.saved === null) close(id);
      else if (tab !== undefined) replace({ ...tab, draft: tab.initial, dirty: false }, state.get().notice);
    },
    save,
    async move(id: string, by: number): Promise<void> {
      const tab = tabOf(id);
      if (tab !== undefined && !tab.locked && tab.saved !== null)
        await attempt(services.move(id, by), 'not-moved');
    },
    remove,
    undo,
    closeNotice: () => update({ notice: null }),
    /** True when any portal has unsaved changes. */
    isDirty: () => state.get().tabs.some(({ dirty }) => dirty),
  };
}

function viewOf({
  tabs,
  chosenId,
  notice,
  removed,
  roster,
  currentClass,
  classesFailed,
}: State): PortalsView {
  const named = tabs.flatMap(({ draft, saved }) => [...draft.classes, ...(saved?.classes ?? [])]);
  return {
    tabs,
    chosen: tabs.find(({ id }) => id === chosenId) ?? tabs[0] ?? null,
    notice,
    canUndo: removed !== null && (notice === 'removed' || notice === 'not-restored'),
    classes: knownClasses(roster, currentClass === null ? named : [...named, currentClass]),
    classesFailed,
  };
}

/** The classes of the imported users and those named elsewhere, without patterns. */
function knownClasses(roster: readonly ClassCount[], elsewhere: readonly string[]): readonly KnownClass[] {
  const pupils = new Map(roster.map((one) => [one.name, one.pupils]));
  const names = withoutRepeats([...pupils.keys(), ...elsewhere.filter((name) => !name.includes('*'))]);
  return inClassOrder(names).map((name) => ({ name, pupils: pupils.get(name) ?? null }));
}

function storedTab(portal: Portal, tabs: readonly PortalTab[], policyIds: readonly string[]): PortalTab {
  const before = tabs.find(({ id }) => id === portal.id);
  const initial = draftOf(portal);
  const draft = before?.dirty ? before.draft : initial;
  const dirty = !sameDraft(draft, initial);
  return { id: portal.id, saved: portal, initial, draft, dirty, locked: policyIds.includes(portal.id) };
}

/** New portals, and portals that were removed elsewhere while they had unsaved changes. */
function unsavedTabs(portals: readonly Portal[], tabs: readonly PortalTab[]): readonly PortalTab[] {
  return tabs
    .filter(({ id, saved, dirty }) => !portals.some((one) => one.id === id) && (saved === null || dirty))
    .map((tab) => ({ ...tab, saved: null, locked: false }));
}
