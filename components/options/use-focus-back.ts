import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Where a question takes a button's place, the focus goes back to the button when the question goes. */
export function useFocusBack(asking: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const asked = useRef(asking);
  useEffect(() => {
    if (asked.current && !asking) button.current?.focus();
    asked.current = asking;
  }, [asking]);
  return button;
}
