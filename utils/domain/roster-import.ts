import type { CalendarDate } from './calendar-date.ts';
import type { Result } from './result.ts';
import type { FindingKind, FindingLevel, FoundField, UserFinding } from './roster-finding.ts';
import type { StorageFailure } from './storage-failure.ts';
import type { Role } from './user.ts';
import { type ColumnMapping, listFields, type ReadList } from './user-list.ts';
import type { SearchIndex } from './user-search.ts';

/** A file of users as it was brought in, and what the administrator said of it; null where they said nothing. */
export interface PickedList {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mapping: ColumnMapping | null;
  readonly role: Role | null;
}

type RoleCounts = Readonly<Record<Role, number>>;

/** What a list holds, without its people: they stay where they were read. */
export interface ListSummary
  extends Pick<ReadList, 'shape' | 'encoding' | 'schools' | 'schoolYear' | 'role' | 'columns'> {
  /** True where the header of the names says what the people are, against which nobody's word counts. */
  readonly roleIsTold: boolean;
  readonly users: number;
  readonly findings: number;
}

/** How many there are, and the first of them. */
export interface Cut<Item> {
  readonly count: number;
  readonly shown: readonly Item[];
}

/** All that is to be said of one kind. */
export interface FindingGroup extends Cut<UserFinding> {
  /** How many people it is about: namesakes are told together. */
  readonly people: number;
  readonly level: FindingLevel;
  readonly kind: FindingKind;
}

export interface ClassCount {
  readonly name: string;
  readonly pupils: number;
}

export interface RosterSummary {
  readonly users: number;
  readonly roles: RoleCounts;
  readonly classes: readonly ClassCount[];
}

/** A person as a line of a list. */
export interface PersonLine {
  readonly name: string;
  readonly role: Role;
  /** As shown: `3A, 3B`. */
  readonly classes: string;
  readonly birthDate: CalendarDate | null;
}

export interface ChangedLine {
  readonly person: PersonLine;
  readonly fields: readonly FoundField[];
}

interface RenumberedLine {
  readonly person: PersonLine;
  /** As shown: `INE 1234567890A → 1234567890B`. */
  readonly numbers: string;
}

/** What is new against the users kept before. */
export interface RosterDifference {
  readonly before: number;
  /** Users kept before who can no longer be read, and so stand among the added. */
  readonly unreadable: number;
  readonly added: Cut<PersonLine>;
  readonly removed: Cut<PersonLine>;
  readonly changed: Cut<ChangedLine>;
  readonly unchanged: number;
  readonly renumbered: Cut<RenumberedLine>;
}

/** Lists put together and looked at, before anything is kept. */
export interface RosterReview {
  readonly summary: RosterSummary;
  /** Errors first, then warnings and notes; in each the most frequent first. */
  readonly findings: readonly FindingGroup[];
  /** Null while nothing is kept. */
  readonly difference: Result<RosterDifference | null, StorageFailure>;
}

/** The users that this browser keeps, in the order of their names. */
export interface RosterOverview {
  /** Milliseconds since 1970; null where nobody can tell. */
  readonly savedAt: number | null;
  readonly unreadable: number;
  readonly summary: RosterSummary;
  readonly index: SearchIndex<PersonLine>;
}

/** What is left when users were kept or erased: a journal that could not be written does not undo it. */
export interface RosterSaved {
  readonly users: number;
  readonly journal: Result<void, StorageFailure>;
}

/** The report's words in the reader's language; what was read is put behind the reason. */
export interface ReportTexts {
  readonly headers: Readonly<Record<'level' | 'reason' | 'fix' | 'file' | 'line' | 'field' | 'name', string>>;
  readonly levels: Readonly<Record<FindingLevel, string>>;
  readonly reasons: Readonly<Record<FindingKind, string>>;
  readonly fixes: Readonly<Record<FindingKind, string>>;
  readonly fields: Readonly<Record<FoundField, string>>;
}

/** Clever holds a roster whose deletions go beyond this share until a person has confirmed them. */
const mostRemoved = 0.1;

export function removesMany({ before, removed }: RosterDifference): boolean {
  return removed.count > before * mostRemoved;
}

/** What was remembered of columns, as far as this version knows the fields. */
export function knownMapping(remembered: Readonly<Record<string, string | null>>): ColumnMapping {
  const known = Object.entries(remembered).map(
    ([header, field]) => [header, listFields.find((one) => one === field) ?? null] as const,
  );
  return Object.fromEntries(known);
}
