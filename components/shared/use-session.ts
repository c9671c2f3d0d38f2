import { useLayoutEffect, useReducer } from 'preact/hooks';
import type { ExportsSession } from '../options/exports/exports-session.ts';

/** Draws again after every change of the session. */
export function useSession(session: ExportsSession): ExportsSession {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => session.subscribe(() => redraw(null)), [session]);
  return session;
}
