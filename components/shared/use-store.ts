import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Readable } from './store.ts';

/** The store's current value; the component renders again after each change. */
export function useStore<Value>(store: Readable<Value>): Value {
  const [, render] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => store.subscribe(() => render(undefined)), [store]);
  return store.get();
}

interface Watched {
  readonly subscribe: (changed: () => void) => () => void;
}

/** Draws a component again whenever what it shows has changed. */
export function useChanges({ subscribe }: Watched): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => subscribe(() => redraw(undefined)), [subscribe]);
}

/**
 * A list that is cut, and grows at the reader's wish. The focus then goes to the first of what came, which the list's
 * items must take (`tabindex`): the button that was pressed may be gone.
 */
export function usePagedList(first: number, step: number) {
  const list = useRef<HTMLOListElement>(null);
  const [most, setMost] = useState(first);
  const grown = useRef(false);
  useLayoutEffect(() => {
    if (!grown.current) return;
    grown.current = false;
    const come = list.current?.children[most - step];
    if (come instanceof HTMLElement) come.focus();
  }, [most, step]);
  const showMore = () => {
    grown.current = true;
    setMost(most + step);
  };
  return { list, most, showMore };
}
