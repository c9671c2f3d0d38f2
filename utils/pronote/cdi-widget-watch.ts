import type { CdiWidgetTexts } from '../domain/cdi-widget.ts';
import type { Person } from '../domain/person.ts';

interface Seen {
  readonly person: Person;
  readonly widget: unknown;
  readonly texts: CdiWidgetTexts;
}

export interface CdiWidgetWatchPorts {
  /** What the page shows now; null without PRONOTE's CDI widget, or without somebody it is for. */
  readonly look: () => Seen | null;
  readonly tell: (person: Person, texts: CdiWidgetTexts) => void;
}

/** PRONOTE changes the name of a parent's child and the page below it one after the other. */
const patienceMilliseconds = 700;

/**
 * Tells what PRONOTE's CDI widget shows each time that is new and has stood still for a moment. A widget that is still
 * the one seen for another child is not told for this one: it may not have been drawn anew yet. Asked after every
 * change of the page.
 */
export function cdiWidgetWatch({ look, tell }: CdiWidgetWatchPorts, signal: AbortSignal): () => void {
  let told: Seen | null = null;
  let waiting: Seen | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  function stoodStill(): void {
    const seen = look();
    if (seen === null || !isSame(seen, waiting)) return;
    waiting = null;
    told = seen;
    tell(seen.person, seen.texts);
  }

  return () => {
    const seen = look();
    if (seen === null) told = null;
    if (isSame(seen, waiting)) return;
    clearTimeout(timer);
    waiting = seen === null || isSame(seen, told) || isLeftOver(seen, told) ? null : seen;
    if (waiting !== null) timer = setTimeout(stoodStill, patienceMilliseconds);
  };
}

function isSame(one: Seen | null, other: Seen | null): boolean {
  return words(one?.person) === words(other?.person) && words(one?.texts) === words(other?.texts);
}

function isLeftOver(seen: Seen, told: Seen | null): boolean {
  return told !== null && seen.widget === told.widget && words(seen.texts) === words(told.texts);
}

function words(value: unknown): string {
  return JSON.stringify(value ?? null);
}
