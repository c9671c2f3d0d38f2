import { useLayoutEffect, useReducer } from 'preact/hooks';
import type { Readable } from './store.ts';

/** The store's current value; the component renders again after each change. */
export function useStore<Value>(store: Readable<Value>): Value {
  const [, render] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => store.subscribe(() => render(undefined)), [store]);
  return store.get();
}
