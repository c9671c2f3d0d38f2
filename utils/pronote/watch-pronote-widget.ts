import type { Person } from '../domain/person.ts';
import type { PronoteWidgetTexts } from '../domain/pronote-widget.ts';

interface Seen {
  readonly person: Person;
  readonly widget: unknown;
  readonly texts: PronoteWidgetTexts;
}

export interface CdiWidgetWatchPorts {
  /** What the page shows now; null without PRONOTE's CDI widget, or without somebody it is for. */
  readonly look: () => Seen | null;
  readonly tell: (person: Person, texts: PronoteWidgetTexts) => void;
}

/** PRONOTE changes the name of a parent's child and the page below it one after the other. */
const timeoutMs = 700;

/**
 * Tells what PRONOTE's CDI widget shows each time that is new and has stood still for a moment. A widget that is still
 * the one seen for another child is not told for this one: it may not have been drawn anew yet. Asked after every
 * change of the page.
 */
export function cdiWidgetWatch({ look, tell }: CdiWidgetWatchPorts, signal: AbortSignal): () => void {
  let told: Seen | null = null;
  let waiting = '';
  let section: unknown;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  function isTold(seen: Seen): boolean {
    return (
      told !== null &&
      words(seen.texts) === words(told.texts) &&
      (seen.widget === told.widget || words(seen.person) === words(told.person))
    );
  }

  return () => {
    const seen = look();
    if (seen === null) told = null;
    const key = words([seen?.person, seen?.texts]);
    if (key === waiting && seen?.widget === section) return;
    waiting = key;
    section = seen?.widget;
    clearTimeout(timer);
    if (seen === null || isTold(seen)) return;
    timer = setTimeout(() => {
      told = seen;
      tell(seen.person, seen.texts);
    }, timeoutMs);
  };
}

const words = JSON.stringify;
