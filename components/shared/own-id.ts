import { useState } from 'preact/hooks';

let last = 0;

/**
 * An element id that is unique in the document or shadow root. Preact's `useId` returns the same id twice on a page
 * with several render roots.
 */
export function useOwnId(): string {
  return useState(() => {
    last += 1;
    return `c${last}`;
  })[0];
}
