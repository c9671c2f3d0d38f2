import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface WindowedListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  keyOf(item: Item): string;
  renderItem(item: Item): ComponentChildren;
}

/** In `rem`; the style sheet has the same value. */
const rowHeight = 2.75;
const overscan = 8;

/**
 * Renders only the visible rows and a few around them, for lists of ten thousand items. The focused row stays rendered
 * when it is scrolled out of view.
 */
export function WindowedList<Item>({ label, items, keyOf, renderItem }: WindowedListProps<Item>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [visible, setVisible] = useState({ first: 0, last: 20 });
  const [focused, setFocused] = useState<number | null>(null);

  function measure() {
    const list = scroller.current;
    if (list === null) return;
    const row = rowHeight * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const first = Math.max(0, Math.floor(list.scrollTop / row) - overscan);
    const last = Math.ceil((list.scrollTop + list.clientHeight) / row) + overscan;
    setVisible((known) => (known.first === first && known.last === last ? known : { first, last }));
  }

  useLayoutEffect(measure, [items]);
  const rendered = new Set<number>();
  for (let at = visible.first; at < Math.min(visible.last, items.length); at += 1) rendered.add(at);
  if (focused !== null && focused < items.length) rendered.add(focused);
  return (
    <div class="exports-window" ref={scroller} onScroll={measure}>
      <ul aria-label={label} style={{ height: `${items.length * rowHeight}rem` }}>
        {[...rendered]
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
                {renderItem(item)}
              </li>
            );
          })}
      </ul>
    </div>
  );
}
