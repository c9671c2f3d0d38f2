let last = 0;

/** A name for an element, which no other of ours has in the same document or shadow root. */
export function ownId(): string {
  last += 1;
  return `c${last}`;
}
