import type { AnonymousVisitor, Person, Visitor } from '../domain/person.ts';

export interface PersonWatchPorts {
  /** The person whom the page names. */
  readonly read: () => Person | null;
  /** What it tells of somebody whom it does not name. */
  readonly readUnnamed: () => AnonymousVisitor | null;
  /** Null while the page does not name anybody yet. */
  readonly arrived: (visitor: Visitor | null) => void;
}

/** PRONOTE fills its home page and its banner one after the other. */
const timeoutMs = 2_000;

/**
 * Tells who the home page is for each time it appears or its person changes, and stays silent otherwise: it is asked
 * after every change of the page. A page that goes on naming nobody is taken for one that never will.
 */
export function personWatch(
  { read, readUnnamed, arrived }: PersonWatchPorts,
  signal: AbortSignal,
): (homeIsShown: boolean) => void {
  const away = 'away';
  let last = away;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  return (homeIsShown) => {
    const person = homeIsShown ? read() : null;
    const seen = homeIsShown ? JSON.stringify(person ?? readUnnamed()) : away;
    if (seen === last) return;
    last = seen;
    clearTimeout(timer);
    if (!homeIsShown) return;
    arrived(person);
    if (person === null) timer = setTimeout(() => arrived(readUnnamed()), timeoutMs);
  };
}
