import { useState } from 'preact/hooks';

let last = 0;

/** A name for an element, which no other of ours has in the same document or shadow root. */
export function ownId(): string {
  last += 1;
  return `c${last}`;
}

/** As Preact's `useId`, which gives the same name twice on a page that is rendered from its root more than once. */
export function useOwnId(): string {
  return useState(ownId)[0];
}
