import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface WindowedListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  keyOf(item: Item): string;
  draw(item: Item): ComponentChildren;
}

/** In `rem`, as in the style sheet. */
const rowHeight = 2.75;
const rowsBeside = 8;

/**
 * A list of which only the rows in sight are drawn, and a few beside them, so that ten thousand scroll as ten do. The row
 * that has the focus stays, wherever the list is scrolled to.
 */
export function WindowedList<Item>({ label, items, keyOf, draw }: WindowedListProps<Item>) {
  const place = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ first: 0, last: 20 });
  const [focused, setFocused] = useState<number | null>(null);

  function look() {
    const list = place.current;
    if (list === null) return;
    const row = rowHeight * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const first = Math.max(0, Math.floor(list.scrollTop / row) - rowsBeside);
    const last = Math.ceil((list.scrollTop + list.clientHeight) / row) + rowsBeside;
    setSight((known) => (known.first === first && known.last === last ? known : { first, last }));
  }

  useLayoutEffect(look, [items]);
  const drawn = new Set<number>();
  for (let at = sight.first; at < Math.min(sight.last, items.length); at += 1) drawn.add(at);
  if (focused !== null && focused < items.length) drawn.add(focused);
  return (
    <div class="exports-window" ref={place} onScroll={look}>
      <ul aria-label={label} style={{ height: `${items.length * rowHeight}rem` }}>
        {[...drawn]
          .sort((a, b) => a - b)
          .map((at) => {
            const item = items[at];
            if (item === undefined) return null;
            return (
              <li
                key={keyOf(item)}
                aria-posinset={at + 1}
                aria-setsize={items.length}
                style={{ top: `${at * rowHeight}rem` }}
                onFocusIn={() => setFocused(at)}
                onFocusOut={() => setFocused(null)}
              >
                {draw(item)}
              </li>
            );
          })}
      </ul>
    </div>
  );
}
