import { useState } from 'preact/hooks';
import { ownId } from './own-id.ts';

/** As Preact's `useId`, which gives the same name twice on a page that is rendered from its root more than once. */
export function useOwnId(): string {
  return useState(ownId)[0];
}
