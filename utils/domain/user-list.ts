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

/** What the administrator says of columns: header, as the file writes it, to field; null keeps the column out. */
export type ColumnMapping = Readonly<Record<string, ListField | null>>;

/** A column of a text list; `field` is null where nobody knows what it holds, so that it may be offered for mapping. */
export interface Column {
  readonly header: string;
  readonly field: ListField | null;
}

/** The most that a file, or what a zip holds, may weigh: a région's pupils are far below. */
export const mostListBytes = 100 * 1024 * 1024;

export type ListShape = 'text' | 'siecle' | 'sts';

/** A file that was read: its users, those that cannot be taken left out, and what there is to say of it. */
export interface ReadList {
  readonly file: string;
  readonly shape: ListShape;
  /** As the WHATWG Encoding Standard names it, e.g. `windows-1252`. */
  readonly encoding: string;
  /** The schools that the file itself says it is about. */
  readonly schools: readonly Rne[];
  /** The year in which the school year begins, where the file says it. */
  readonly schoolYear: number | null;
  /** Of a text list; null in XML, whose users each say what they are. `guessed`: to be confirmed by a person. */
  readonly role: { readonly role: Role; readonly guessed: boolean } | null;
  readonly columns: readonly Column[];
  readonly users: readonly User[];
  readonly findings: readonly UserFinding[];
}

/**
 * Why a file gives no list. Names of files and headers only. The headers of `unmapped` come from the line taken for
 * them, which in a file without headers is a person's: they are for the administrator's screen, not for a log.
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
