import type { FeedField } from './feed.ts';
import type { Role } from './user.ts';

/** Somebody of the new export, by their place in the list of users that it was made from. */
export interface AddedUser {
  readonly role: Role;
  /** Counted from 0. */
  readonly at: number;
}

export interface ChangedUser extends AddedUser {
  /** Which fields are not what they were; what they were is not kept. */
  readonly fields: readonly FeedField[];
}

/** How many of a role come, go, change and stay from one export to the next. */
export interface RoleDifference {
  /** In the last export: removed, changed and unchanged together. */
  readonly before: number;
  readonly added: number;
  readonly removed: number;
  /** Counted with the role that they had before. */
  readonly changed: number;
  readonly unchanged: number;
}

/** What a new export would change of the last one. */
export interface ExportDifference {
  /** Nothing was exported before: everybody is added. */
  readonly isFirst: boolean;
  readonly byRole: Readonly<Record<Role, RoleDifference>>;
  readonly added: readonly AddedUser[];
  readonly changed: readonly ChangedUser[];
}

/** Why an export waits for a person: too large a share of a role goes, or changes. */
export interface HoldReason {
  readonly role: Role;
  readonly kind: 'removed' | 'changed';
  readonly count: number;
  /** How many of the role there were in the last export. */
  readonly of: number;
}

/** An export that waits until a person has typed `number`: how many users it removes and changes in the roles held. */
export interface Hold {
  readonly reasons: readonly HoldReason[];
  readonly number: number;
}
