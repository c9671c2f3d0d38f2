import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * A list shown in pages: `first` items, then `step` more at each call of `showMore`. The focus moves to the first added
 * item, since the button may be gone; items must be focusable (`tabindex`).
 */
export function usePagedList(first: number, step: number) {
  const list = useRef<HTMLOListElement>(null);
  const [shownCount, setShownCount] = useState(first);
  const hasGrown = useRef(false);
  useLayoutEffect(() => {
    if (!hasGrown.current) return;
    hasGrown.current = false;
    const firstAdded = list.current?.children[shownCount - step];
    if (firstAdded instanceof HTMLElement) firstAdded.focus();
  }, [shownCount, step]);
  const showMore = () => {
    hasGrown.current = true;
    setShownCount(shownCount + step);
  };
  return { list, shownCount, showMore };
}
