import type { FeedField } from './feed.ts';
import type { Role } from './user.ts';

/** A user of the new export; `at` is their index in the list that it was made from. */
export interface AddedUser {
  readonly role: Role;
  readonly at: number;
}

export interface ChangedUser extends AddedUser {
  /** The fields that changed; their earlier texts are not stored. */
  readonly fields: readonly FeedField[];
}

/** How one role's users differ between two exports. */
export interface RoleDifference {
  /** In the last export: removed, changed and unchanged together. */
  readonly before: number;
  readonly added: number;
  readonly removed: number;
  /** Counted under the user's previous role. */
  readonly changed: number;
  readonly unchanged: number;
}

/** A new export compared with the previous one. */
export interface ExportDifference {
  /** There was no previous export: all users are added. */
  readonly isFirst: boolean;
  readonly byRole: Readonly<Record<Role, RoleDifference>>;
  readonly added: readonly AddedUser[];
  readonly changed: readonly ChangedUser[];
}

/** Why an export needs confirmation: a large share of a role is removed or changed. */
export interface HoldReason {
  readonly role: Role;
  readonly kind: 'removed' | 'changed';
  readonly count: number;
  /** Users of the role in the last export. */
  readonly of: number;
}

/** Needs confirmation by typing `number`: the users removed and changed in the roles concerned. */
export interface Hold {
  readonly reasons: readonly HoldReason[];
  readonly number: number;
}
