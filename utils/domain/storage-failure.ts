/** Why the browser's own database could not do what it was asked; nothing was changed. */
export type StorageFailure =
  /** Another copy of the extension holds it: a moment later it may be free. */
  | { readonly kind: 'busy' }
  /** A later version of the extension has written it: this one must not touch it. */
  | { readonly kind: 'later-version' }
  /** The disk, or what the browser gives the extension of it, is full. */
  | { readonly kind: 'full' }
  /** The browser cannot open or use it. */
  | { readonly kind: 'broken' }
  /** A record that cannot be replaced is of no known shape. */
  | { readonly kind: 'unreadable' };
