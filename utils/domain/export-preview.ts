import type { ExportDifference, Hold } from './export-difference.ts';
import type { FeedField } from './feed.ts';
import type { UserFinding } from './roster-finding.ts';
import type { StorageFailure } from './storage-failure.ts';
import type { KeyedUser, Role } from './user.ts';

/** How well a number would serve as the stable key. */
export interface KeyCoverage {
  readonly name: string;
  /** How many users have it, of how many there are. */
  readonly present: number;
  readonly total: number;
  /** How many of those share it with somebody else. */
  readonly shared: number;
}

/** The school's users as a portal's export looks at them. */
export interface ExportRoster {
  /** Users in the roster; 0 when none was imported. */
  readonly stored: number;
  /** Milliseconds since 1970; null when nobody can tell. */
  readonly savedAt: number | null;
  /** Users of the roster who cannot be read. */
  readonly unreadable: number;
  readonly numbers: readonly KeyCoverage[];
  /** Who may go out, with what tells them apart and nothing else of them; nobody until a key is chosen. */
  readonly users: readonly KeyedUser[];
  /** Who is left out, and which fields are: errors and warnings. */
  readonly findings: readonly UserFinding[];
}

/** What a change of the key would do to those who are known to the portal. */
export interface KeyChange {
  /** Of the last export, null when there was none. */
  readonly exported: number | null;
  /** Who would get another key: at the portal they are removed, with their loans, and somebody new comes. */
  readonly renumbered: number;
  /** The first of them, `NOM Prénom`. */
  readonly names: readonly string[];
}

/** Somebody of an export, as the administrator knows them. */
export interface NamedUser {
  /** `NOM Prénom`. */
  readonly name: string;
  readonly role: Role;
  /** The first class; empty without one. */
  readonly className: string;
}

/** Somebody who is chosen and does not go out all the same. */
export interface NamedLeftOut extends NamedUser {
  readonly reason:
    | { readonly kind: 'empty-field'; readonly field: FeedField }
    | { readonly kind: 'repeated-key' };
}

/** Somebody of whose fields one loses characters that XML forbids. */
export interface NamedReplacement extends NamedUser {
  readonly field: FeedField;
  /** As Unicode writes them: `U+0007`. */
  readonly characters: readonly string[];
}

/** What an export would do, before it is made. The lists of people hold the first ones only; the counts hold all. */
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

/** A feed that was written and read back. */
export interface BuiltFeed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly fileName: string;
  readonly replacements: readonly NamedReplacement[];
  readonly replacementCount: number;
  /** As they are stored when the export has left. */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** What it does, once more: users may have been imported since it was planned. */
  readonly plan: ExportPlan;
}

/** Why the worker gives nothing. */
export type PlanFailure =
  | { readonly kind: 'storage'; readonly failure: StorageFailure }
  /** The portal has no export settings, or no key yet. */
  | { readonly kind: 'no-key' };

export type BuildFailure =
  | PlanFailure
  | { readonly kind: 'nobody' }
  /** Read back, it does not say what was meant: it must not leave. */
  | { readonly kind: 'unverified' };
