import type { ComponentChildren, RefObject } from 'preact';
import { useId } from 'preact/hooks';

interface HeadedListProps {
  readonly heading: string;
  readonly list?: RefObject<HTMLUListElement | null> | null;
  /** False while it is so short that it may stand without a scroll bar of its own. */
  readonly long?: boolean;
  readonly children: ComponentChildren;
}

/** A list under a heading that also names it. */
export function HeadedList({ heading, list = null, long = true, children }: HeadedListProps) {
  const id = useId();
  return (
    <>
      <h3 id={id}>{heading}</h3>
      <ul ref={list} class={long ? 'long' : undefined} aria-labelledby={id}>
        {children}
      </ul>
    </>
  );
}
