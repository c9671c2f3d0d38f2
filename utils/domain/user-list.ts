import type { Rne } from './rne.ts';
import type { UserFinding } from './roster-finding.ts';
import type { Role, User } from './user.ts';

/** What a column of a text list may hold. */
export const listFields = [
  'full-name',
  'last-name',
  'first-name',
  'birth-date',
  'classes',
  'groups',
  'email',
  'phone',
  'address',
  'postal-code',
  'town',
  'number',
  'role',
  'school',
  'left-on',
  'civility',
] as const;

export type ListField = (typeof listFields)[number];

/** The administrator's choice of fields by a file's headers; null ignores the column. */
export type ColumnMapping = Readonly<Record<string, ListField | null>>;

/** A column of a text list; `field` is null when unknown, for the administrator to map. */
export interface Column {
  readonly header: string;
  readonly field: ListField | null;
}

/** The largest file, or unzipped content, that is read; a region's pupils take far less. */
export const mostListBytes = 100 * 1024 * 1024;

export type ListShape = 'text' | 'siecle' | 'sts';

/** The content of a file: its usable users, and findings about it. */
export interface ReadList {
  readonly file: string;
  readonly shape: ListShape;
  /** A name of the WHATWG Encoding Standard, e.g. `windows-1252`. */
  readonly encoding: string;
  /** The schools that the file declares. */
  readonly schools: readonly Rne[];
  /** The year in which the school year begins; null when the file does not declare it. */
  readonly schoolYear: number | null;
  /** Of a text list; null for XML, where each user has a role. `guessed`: to be confirmed by the administrator. */
  readonly role: { readonly role: Role; readonly guessed: boolean } | null;
  readonly columns: readonly Column[];
  readonly users: readonly User[];
  readonly findings: readonly UserFinding[];
}

/**
 * Why a file cannot be read as a list. The headers of `unmapped` may be personal data, in a file without headers: they
 * may be shown to the administrator, but not logged.
 */
export type ListFailure =
  | { readonly kind: 'empty' }
  | { readonly kind: 'header-only'; readonly headers: readonly string[] }
  | { readonly kind: 'no-header'; readonly columns: number }
  | { readonly kind: 'unmapped'; readonly headers: readonly string[]; readonly guess: ColumnMapping }
  | { readonly kind: 'too-many-columns'; readonly columns: number; readonly most: number }
  | { readonly kind: 'unclosed-quote'; readonly line: number }
  | {
      readonly kind: 'not-a-list';
      readonly looksLike: 'picture' | 'pdf' | 'spreadsheet' | 'archive' | 'binary';
    }
  | { readonly kind: 'unknown-encoding'; readonly declared: string }
  | { readonly kind: 'truncated-xml'; readonly line: number }
  | { readonly kind: 'broken-xml'; readonly line: number }
  | { readonly kind: 'unsafe-xml'; readonly line: number }
  | { readonly kind: 'other-xml'; readonly root: string }
  | { readonly kind: 'no-users' }
  | { readonly kind: 'too-large'; readonly mostBytes: number }
  | { readonly kind: 'suspicious-zip' }
  | { readonly kind: 'broken-zip' }
  | { readonly kind: 'locked-zip' }
  | { readonly kind: 'no-list-in-zip'; readonly names: readonly string[] }
  | { readonly kind: 'several-in-zip'; readonly names: readonly string[] }
  | { readonly kind: 'cancelled' };
