import type { Portal } from '../../../utils/domain/portal.ts';
import {
  draftOf,
  emptyDraft,
  type PortalDraft,
  readDraft,
  sameDraft,
  withRne,
} from '../../../utils/domain/portal-draft.ts';
import type { ClassCount } from '../../../utils/domain/roster-import.ts';
import { knownClasses } from './known-classes.ts';
import type { PortalsNotice, PortalsPorts, PortalsView, PortalTab, SaveOutcome } from './portals-model.ts';

export interface PortalsSession {
  readonly view: () => PortalsView;
  /** Calls back after every change; gives what ends it. */
  readonly subscribe: (changed: () => void) => () => void;
  /** The portals as they are stored now, and the ids of those that the school's policy has set. */
  readonly update: (portals: readonly Portal[], fromPolicy: readonly string[]) => void;
  /** Looks which classes are known; asked again whenever the section is shown. */
  readonly checkClasses: () => Promise<void>;
  readonly choose: (id: string) => void;
  /** Opens a tab for a new portal; `rne` may be empty. */
  readonly add: (rne: string) => void;
  readonly change: (id: string, change: (draft: PortalDraft) => PortalDraft) => void;
  /** Drops what was changed; a portal that was never saved goes with its tab. */
  readonly discard: (id: string) => void;
  /** Must be called in the very click. What was typed stays, whatever comes of it. */
  readonly save: (id: string) => Promise<SaveOutcome>;
  readonly move: (id: string, by: number) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Puts the portal that was removed last back in its place, with what was being changed in it. */
  readonly undo: () => Promise<void>;
  readonly closeNotice: () => void;
  /** True while leaving the page would lose something. */
  readonly isDirty: () => boolean;
}

interface Removed {
  readonly tab: PortalTab & { readonly saved: Portal };
  readonly place: number;
}

/** The portals under the administrator's hands, a tab each: what is typed in one outlives a look at another. */
export function createPortalsSession(ports: PortalsPorts): PortalsSession {
  let tabs: readonly PortalTab[] = [];
  let chosenId: string | null = null;
  let notice: PortalsNotice | null = null;
  let removed: Removed | null = null;
  let roster: readonly ClassCount[] = [];
  let classHere: string | null = null;
  let classesFailed = false;
  let fromPolicy: readonly string[] = [];
  const listeners = new Set<() => void>();

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function put(next: readonly PortalTab[]): void {
    tabs = next;
    changed();
  }

  function say(next: PortalsNotice | null): void {
    notice = next;
    changed();
  }

  /** What can be taken back is offered until somebody closes it: nobody is hurried. */
  function lasting(): PortalsNotice | null {
    return notice === 'removed' ? notice : null;
  }

  function tabOf(id: string): PortalTab | undefined {
    return tabs.find((tab) => tab.id === id);
  }

  function replace(id: string, tab: PortalTab): void {
    put(tabs.map((one) => (one.id === id ? tab : one)));
  }

  /** Where a removed tab was, its neighbour is shown. */
  function close(id: string): void {
    const place = tabs.findIndex((tab) => tab.id === id);
    const others = tabs.filter((tab) => tab.id !== id);
    if (chosenId === id) chosenId = others[Math.min(place, others.length - 1)]?.id ?? null;
    put(others);
  }

  function storedTab(portal: Portal): PortalTab {
    const before = tabOf(portal.id);
    const initial = draftOf(portal);
    const draft = before?.dirty ? before.draft : initial;
    const locked = fromPolicy.includes(portal.id);
    return { id: portal.id, saved: portal, initial, draft, dirty: !sameDraft(draft, initial), locked };
  }

  /** A portal that somebody else has removed stays where something was being changed in it, as a new one. */
  function unsavedTabs(portals: readonly Portal[]): readonly PortalTab[] {
    return tabs
      .filter(({ id, saved, dirty }) => !portals.some((one) => one.id === id) && (saved === null || dirty))
      .map((tab) => ({ ...tab, saved: null, locked: false }));
  }

  async function attempt(work: Promise<void>, otherwise: PortalsNotice): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      ports.failed(error);
      say(otherwise);
      return false;
    }
  }

  async function save(id: string): Promise<SaveOutcome> {
    const tab = tabOf(id);
    if (tab === undefined || tab.locked) return { kind: 'failed' };
    // How its users are exported is said in another section: what holds there now is kept.
    const read = readDraft(tab.draft, { id, ...(tab.saved?.feed && { feed: tab.saved.feed }) });
    if (!read.ok) return { kind: 'faults', faults: read.failure };
    try {
      if (!(await ports.save(read.value))) return { kind: 'refused' };
    } catch (error) {
      ports.failed(error);
      return { kind: 'failed' };
    }
    const initial = draftOf(read.value);
    replace(id, { ...tab, saved: read.value, initial, draft: initial, dirty: false });
    say('saved');
    return { kind: 'saved' };
  }

  async function remove(id: string): Promise<void> {
    const place = tabs.findIndex((tab) => tab.id === id);
    const tab = tabs[place];
    if (tab === undefined || tab.locked) return;
    if (tab.saved === null) return close(id);
    // Gone before the settings tell: what was being changed in it does not bring it back as a new one.
    close(id);
    if (await attempt(ports.remove(id), 'not-removed')) {
      removed = { tab: { ...tab, saved: tab.saved }, place };
      say('removed');
    } else put(tabs.toSpliced(place, 0, tab));
  }

  async function undo(): Promise<void> {
    if (removed === null) return;
    const { tab, place } = removed;
    const ownPlace = place - tabs.slice(0, place).filter(({ locked }) => locked).length;
    put(tabs.toSpliced(place, 0, tab));
    if (!(await attempt(ports.restore(tab.saved, ownPlace), 'not-restored'))) return close(tab.id);
    removed = null;
    chosenId = tab.id;
    say(null);
  }

  return {
    view: () => ({
      tabs,
      chosen: tabOf(chosenId ?? '') ?? tabs[0] ?? null,
      notice,
      canUndo: removed !== null && (notice === 'removed' || notice === 'not-restored'),
      classes: knownClasses(roster, [
        ...tabs.flatMap(({ draft, saved }) => [...draft.classes, ...(saved?.classes ?? [])]),
        ...(classHere === null ? [] : [classHere]),
      ]),
      classesFailed,
    }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update(portals, policy) {
      fromPolicy = policy;
      put([...portals.map(storedTab), ...unsavedTabs(portals)]);
    },
    async checkClasses() {
      const [read, here] = await Promise.all([ports.rosterClasses(), ports.classHere()]).catch((error) => {
        ports.failed(error);
        return [null, null] as const;
      });
      roster = read?.ok ? read.value : [];
      classesFailed = !read?.ok;
      classHere = here;
      changed();
    },
    choose(id) {
      chosenId = id;
      say(lasting());
    },
    add(rne) {
      const initial = withRne(emptyDraft, rne);
      const id = ports.newId();
      chosenId = id;
      notice = lasting();
      put([...tabs, { id, saved: null, initial, draft: initial, dirty: false, locked: false }]);
    },
    change(id, change) {
      const tab = tabOf(id);
      if (tab === undefined || tab.locked) return;
      const draft = change(tab.draft);
      notice = lasting();
      replace(id, { ...tab, draft, dirty: !sameDraft(draft, tab.initial) });
    },
    discard(id) {
      const tab = tabOf(id);
      if (tab?.saved === null) close(id);
      else if (tab !== undefined) replace(id, { ...tab, draft: tab.initial, dirty: false });
    },
    save,
    async move(id, by) {
      const tab = tabOf(id);
      if (tab !== undefined && !tab.locked && tab.saved !== null)
        await attempt(ports.move(id, by), 'not-moved');
    },
    remove,
    undo,
    closeNotice: () => say(null),
    isDirty: () => tabs.some(({ dirty }) => dirty),
  };
}
