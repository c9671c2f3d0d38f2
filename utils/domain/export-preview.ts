import type { CalendarDate } from './calendar-date.ts';
import type { ExportDifference, Hold } from './export-difference.ts';
import type { FeedField } from './feed.ts';
import type { Portal } from './portal.ts';
import type { UserFinding } from './roster-finding.ts';
import type { Exceptions } from './selection.ts';
import type { StorageFailure } from './storage-failure.ts';
import type { KeyedUser, Role } from './user.ts';

/** Which users to export to which portal, as of which day. */
export interface ExportOrder {
  readonly portal: Portal;
  readonly exceptions: Exceptions;
  readonly today: CalendarDate;
}

/** How suitable a number is as the stable key. */
export interface KeyCoverage {
  readonly name: string;
  /** Users with this number, of all users. */
  readonly present: number;
  readonly total: number;
  /** Users with this number who share its value with another user. */
  readonly shared: number;
}

/** The school's users for a portal's export. */
export interface ExportRoster {
  /** Users in the roster; 0 when none was imported. */
  readonly stored: number;
  /** Milliseconds since 1970; null when unknown. */
  readonly savedAt: number | null;
  /** Stored users who cannot be read. */
  readonly unreadable: number;
  readonly numbers: readonly KeyCoverage[];
  /** Users who can be exported, with identifying fields only; empty until a key is chosen. */
  readonly users: readonly KeyedUser[];
  /** Errors and warnings: users and fields that are left out. */
  readonly findings: readonly UserFinding[];
}

/** The effect of another key rule on the users of the last export. */
export interface KeyChange {
  /** Users of the last export; null when there was none. */
  readonly exported: number | null;
  /** Users whose key would change: the portal would remove them with their loans and add new borrowers. */
  readonly renumbered: number;
  /** The first of them, `NOM Prénom`. */
  readonly names: readonly string[];
}

/** A user of an export, as shown to the administrator. */
export interface NamedUser {
  /** `NOM Prénom`. */
  readonly name: string;
  readonly role: Role;
  /** The first class; empty without one. */
  readonly className: string;
}

/** A selected user who cannot be exported. */
export interface NamedLeftOut extends NamedUser {
  readonly reason:
    | { readonly kind: 'empty-field'; readonly field: FeedField }
    | { readonly kind: 'repeated-key' };
}

/** A field that loses characters that XML forbids. */
export interface NamedReplacement extends NamedUser {
  readonly field: FeedField;
  /** In Unicode notation: `U+0007`. */
  readonly characters: readonly string[];
}

/** The effect of an export. The lists of people are truncated; the counts are complete. */
export interface ExportPlan {
  readonly going: number;
  readonly byRole: Readonly<Record<Role, number>>;
  readonly difference: Pick<ExportDifference, 'isFirst' | 'byRole'>;
  readonly added: readonly NamedUser[];
  readonly changed: readonly (NamedUser & { readonly fields: readonly FeedField[] })[];
  readonly hold: Hold | null;
  readonly leftOut: readonly NamedLeftOut[];
  readonly leftOutCount: number;
}

/** A written and verified feed. */
export interface BuiltFeed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly fileName: string;
  readonly replacements: readonly NamedReplacement[];
  readonly replacementCount: number;
  /** In their stored form; saved once the export was sent or saved. */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** The plan of this feed: users may have been imported since an earlier plan. */
  readonly plan: ExportPlan;
}

/** Why an export cannot be planned. */
export type PlanFailure =
  | { readonly kind: 'storage'; readonly failure: StorageFailure }
  /** The portal has no export settings, or no key yet. */
  | { readonly kind: 'no-key' };

export type BuildFailure =
  | PlanFailure
  | { readonly kind: 'nobody' }
  /** The written feed does not equal its input, and must not be sent: a bug. */
  | { readonly kind: 'unverified' };
