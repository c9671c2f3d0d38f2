let last = 0;

/** A name for an element, which no other has in the panel's shadow root. */
export function ownId(): string {
  last += 1;
  return `c${last}`;
}
