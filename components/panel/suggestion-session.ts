import type { Suggestions } from '../../utils/domain/suggestion.ts';
import { createLatest } from '../shared/latest.ts';
import { createStore } from '../shared/store.ts';
import type { PanelSession } from './panel-session.ts';

export interface SuggestionView extends Suggestions {
  /** Index of the item reached with the arrow keys; -1 for the field. */
  readonly active: number;
}

const closed: SuggestionView = { items: [], keepsPast: true, active: -1 };

/**
 * State of the list below the search field, which is open while it has items. Suggestions for an outdated text, or for
 * a list closed meanwhile, are dropped.
 */
export function createSuggestionSession(source: Pick<PanelSession, 'suggest' | 'forget'>) {
  const view = createStore(closed);
  const startRequest = createLatest();

  async function open(typed: string): Promise<void> {
    const isLatest = startRequest();
    const found = await source.suggest(typed);
    if (isLatest()) view.set({ ...closed, ...found });
  }

  function close(): void {
    startRequest();
    view.set(closed);
  }

  /** Deletes one past search, or all of them with null, and requests the list again. */
  async function forget(terms: string | null, typed: string): Promise<void> {
    await source.forget(terms);
    await open(typed);
  }

  function step(by: number): void {
    const { items, active } = view.get();
    // The field is one more stop, between the last item and the first.
    const stops = items.length + 1;
    view.set({ ...view.get(), active: ((active + 1 + by + stops) % stops) - 1 });
  }

  function arrow(by: number, typed: string): void {
    if (view.get().items.length === 0) void open(typed);
    else step(by);
  }

  return {
    view: { get: view.get, subscribe: view.subscribe },
    open,
    close,
    forget,
    /** Handles a key of the field; returns true when the list used it. */
    press(key: string, typed: string): boolean {
      const { items, active } = view.get();
      const chosen = items[active];
      if (key === 'ArrowDown') arrow(1, typed);
      else if (key === 'ArrowUp') arrow(-1, typed);
      else if (key === 'Delete' && chosen?.kind === 'past-search') void forget(chosen.terms, typed);
      else if (key === 'Escape' && items.length > 0) close();
      else {
        if (key === 'Home' || key === 'End') step(-1 - active);
        return false;
      }
      return true;
    },
  };
}
