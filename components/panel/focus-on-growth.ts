import { useLayoutEffect, useRef } from 'preact/hooks';

/** Moves the focus to the first new item of a list that has grown, so that reading goes on where it stopped. */
export function useFocusOnGrowth<List extends HTMLElement>(count: number) {
  const list = useRef<List>(null);
  const before = useRef(count);
  useLayoutEffect(() => {
    const item = list.current?.children[before.current];
    if (before.current > 0 && count > before.current && item instanceof HTMLElement) {
      item.tabIndex = -1;
      item.focus();
    }
    before.current = count;
  }, [count]);
  return list;
}
