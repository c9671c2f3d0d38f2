import type { Suggestions } from '../../utils/domain/suggestion.ts';
import type { PanelSession } from './panel-session.ts';

type Ports = Pick<PanelSession, 'suggest' | 'forget'>;

export interface SuggestionSession extends Suggestions {
  /** The item that the arrow keys have reached; -1 for the field itself. */
  readonly active: number;
  /** Asks what these words may become. */
  readonly open: (typed: string) => Promise<void>;
  readonly close: () => void;
  /** True when the key was meant for the list. */
  readonly press: (key: string, typed: string) => boolean;
  /** One past search, or all of them with null; then the list is asked for anew. */
  readonly forget: (terms: string | null, typed: string) => Promise<void>;
}

/**
 * The list below the search field: open while it has items. What is asked for one text is dropped when another was
 * typed meanwhile, or the list closed.
 */
export function createSuggestionSession(ports: Ports, changed: () => void): SuggestionSession {
  const nothing: Suggestions = { items: [], keepsPast: true };
  let found = nothing;
  let active = -1;
  let asked = 0;

  function put(next: Suggestions): void {
    found = next;
    active = -1;
    changed();
  }

  async function open(typed: string): Promise<void> {
    asked += 1;
    const mine = asked;
    const next = await ports.suggest(typed);
    if (mine === asked) put(next ?? nothing);
  }

  function close(): void {
    asked += 1;
    put(nothing);
  }

  async function forget(terms: string | null, typed: string): Promise<void> {
    await ports.forget(terms);
    await open(typed);
  }

  function step(by: number): void {
    // One place more than there are items: past either end stands the field.
    const places = found.items.length + 1;
    active = ((active + 1 + by + places) % places) - 1;
    changed();
  }

  function arrow(by: number, typed: string): void {
    if (found.items.length === 0) void open(typed);
    else step(by);
  }

  return {
    get items() {
      return found.items;
    },
    get keepsPast() {
      return found.keepsPast;
    },
    get active() {
      return active;
    },
    open,
    close,
    forget,
    press(key, typed) {
      const chosen = found.items[active];
      if (key === 'ArrowDown') arrow(1, typed);
      else if (key === 'ArrowUp') arrow(-1, typed);
      else if (key === 'Delete' && chosen?.kind === 'past-search') void forget(chosen.terms, typed);
      else if (key === 'Escape' && found.items.length > 0) close();
      else {
        if (key === 'Home' || key === 'End') step(-1 - active);
        return false;
      }
      return true;
    },
  };
}
