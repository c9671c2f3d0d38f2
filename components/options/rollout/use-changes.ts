import { useLayoutEffect, useReducer } from 'preact/hooks';

/** Draws again after every change of a session. */
export function useChanges({ subscribe }: { subscribe(changed: () => void): () => void }): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => subscribe(() => redraw(null)), [subscribe]);
}
