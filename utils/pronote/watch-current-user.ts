import type { Visitor } from '../domain/person.ts';

/** PRONOTE renders the home page and the banner one after the other. */
const timeoutMs = 2_000;

/**
 * Reports the visitor each time the home page appears or its visitor changes. Without a name it reports null at first,
 * and the anonymous visitor if there is still none after the timeout. Call the returned function after every change of
 * the page.
 */
export function watchCurrentUser(
  read: () => Visitor | null,
  changed: (visitor: Visitor | null) => void,
  signal: AbortSignal,
): (homeIsShown: boolean) => void {
  const away = 'away';
  let last = away;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  return (homeIsShown) => {
    const visitor = homeIsShown ? read() : null;
    const seen = homeIsShown ? JSON.stringify(visitor) : away;
    if (seen === last) return;
    last = seen;
    clearTimeout(timer);
    if (!homeIsShown) return;
    const isNamed = visitor !== null && visitor.fullName !== null;
    changed(isNamed ? visitor : null);
    if (!isNamed) timer = setTimeout(() => changed(read()), timeoutMs);
  };
}
