import type { CalendarDate } from './calendar-date.ts';
import type { Result } from './result.ts';
import type { FindingKind, FindingLevel, FoundField, UserFinding } from './roster-finding.ts';
import type { StorageFailure } from './storage-failure.ts';
import type { Role, RoleCounts } from './user.ts';
import { type ColumnMapping, listFields, type ReadList } from './user-list.ts';
import type { SearchIndex } from './user-search.ts';

/** A picked file of users, with the administrator's mapping and role; null where not chosen. */
export interface PickedList {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mapping: ColumnMapping | null;
  readonly role: Role | null;
}

/** A list without its people, who stay in the worker. */
export interface ListSummary
  extends Pick<ReadList, 'shape' | 'encoding' | 'schools' | 'schoolYear' | 'role' | 'columns'> {
  /** Whether the header of the names determines the role, which then cannot be changed. */
  readonly roleIsTold: boolean;
  readonly users: number;
  readonly findings: number;
}

/** A truncated list: the number of all items, and the first ones. */
export interface Cut<Item> {
  readonly count: number;
  readonly shown: readonly Item[];
}

/** All findings of one kind. */
export interface FindingGroup extends Cut<UserFinding> {
  /** Number of people concerned: a finding about homonyms concerns several. */
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

/** A person as a line on the page. */
export interface PersonLine {
  readonly name: string;
  readonly role: Role;
  /** Display text: `3A, 3B`. */
  readonly classes: string;
  readonly birthDate: CalendarDate | null;
}

export interface ChangedLine {
  readonly person: PersonLine;
  readonly fields: readonly FoundField[];
}

interface RenumberedLine {
  readonly person: PersonLine;
  /** Display text: `INE 1234567890A → 1234567890B`. */
  readonly numbers: string;
}

/** A new roster compared with the stored one. */
export interface RosterDifference {
  readonly before: number;
  /** Stored users who cannot be read, and therefore count as added. */
  readonly unreadable: number;
  readonly added: Cut<PersonLine>;
  readonly removed: Cut<PersonLine>;
  readonly changed: Cut<ChangedLine>;
  readonly unchanged: number;
  readonly renumbered: Cut<RenumberedLine>;
}

/** The merged and checked lists, before they are stored. */
export interface RosterReview {
  readonly summary: RosterSummary;
  /** Errors first, then warnings and notes; within a level the most frequent first. */
  readonly findings: readonly FindingGroup[];
  /** Null while no roster is stored. */
  readonly difference: Result<RosterDifference | null, StorageFailure>;
}

/** The stored roster, with an index sorted by name. */
export interface RosterOverview {
  /** Milliseconds since 1970; null when unknown. */
  readonly savedAt: number | null;
  readonly unreadable: number;
  readonly summary: RosterSummary;
  readonly index: SearchIndex<PersonLine>;
}

/** The roster was stored or deleted; a failure to write the journal does not undo it. */
export interface RosterSaved {
  readonly users: number;
  readonly journal: Result<void, StorageFailure>;
}

/** Localised texts of the CSV report (the worker has no i18n). */
export interface ReportTexts {
  readonly headers: Readonly<Record<'level' | 'reason' | 'fix' | 'file' | 'line' | 'field' | 'name', string>>;
  readonly levels: Readonly<Record<FindingLevel, string>>;
  readonly reasons: Readonly<Record<FindingKind, string>>;
  readonly fixes: Readonly<Record<FindingKind, string>>;
  readonly fields: Readonly<Record<FoundField, string>>;
}

/** Clever requires confirmation when a larger share of a roster is removed (Clever, "Data holds"). */
const mostRemoved = 0.1;

export function removesMany({ before, removed }: RosterDifference): boolean {
  return removed.count > before * mostRemoved;
}

/** A stored mapping; fields that this version does not know become null. */
export function knownMapping(remembered: Readonly<Record<string, string | null>>): ColumnMapping {
  const known = Object.entries(remembered).map(
    ([header, field]) => [header, listFields.find((one) => one === field) ?? null] as const,
  );
  return Object.fromEntries(known);
}
