/** Why a database operation failed. Nothing was changed. */
export type StorageFailure =
  /** Another context blocks the database; retry later. */
  | { readonly kind: 'busy' }
  /** Written by a later version of the extension: must not be changed by this one. */
  | { readonly kind: 'later-version' }
  /** The disk or the browser's quota is full. */
  | { readonly kind: 'full' }
  /** The browser cannot open or use the database. */
  | { readonly kind: 'broken' }
  /** A record that must not be replaced cannot be read. */
  | { readonly kind: 'unreadable' };
