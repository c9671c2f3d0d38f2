import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useOwnId } from '../shared/own-id.ts';

interface HeadedListProps {
  readonly heading: string;
  /** Number of items. When it grows, the first new item takes the focus. */
  readonly count?: number;
  /** False for a list short enough to need no scroll bar of its own. */
  readonly long?: boolean;
  readonly children: ComponentChildren;
}

/** A list labelled by its heading. */
export function HeadedList({ heading, count = 0, long = true, children }: HeadedListProps) {
  const id = useOwnId();
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(count);
  useLayoutEffect(() => {
    const item = list.current?.children[before.current];
    if (before.current > 0 && item instanceof HTMLElement) {
      item.tabIndex = -1;
      item.focus();
    }
    before.current = count;
  });
  return (
    <>
      <h3 id={id}>{heading}</h3>
      <ul ref={list} class={long ? 'long' : undefined} aria-labelledby={id}>
        {children}
      </ul>
    </>
  );
}
