import type { CalendarDate } from '../domain/calendar-date.ts';
import type { JournalEvent } from '../domain/journal.ts';
import { type Result, succeed } from '../domain/result.ts';
import type { UserFinding } from '../domain/roster-finding.ts';
import type {
  ClassCount,
  ListSummary,
  PickedList,
  ReportTexts,
  RosterOverview,
  RosterReview,
  RosterSaved,
} from '../domain/roster-import.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import type { ListFailure, ReadList } from '../domain/user-list.ts';
import { indexOf } from '../domain/user-search.ts';
import { checkRoster } from '../roster/check.ts';
import { roleInHeaders } from '../roster/columns.ts';
import { csvOf } from '../roster/csv.ts';
import { mergeLists, type Roster } from '../roster/merge.ts';
import { readList } from '../roster/read-list.ts';
import { writeJournal } from '../storage/journal-store.ts';
import { forgetRoster, readRoster, type StoredRoster, saveRoster } from '../storage/roster-store.ts';
import { groupFindings, personLine, summarizeDifference, summarizeUsers } from './roster-summary.ts';
import type { TaskContext, Tasks } from './worker-server.ts';

/** Lists that `checkList` has accepted; reading another one throws a RangeError. */
interface Batch {
  readonly lists: readonly PickedList[];
  readonly today: CalendarDate;
}

/** Reads one list and summarises it. */
async function checkList(
  list: PickedList,
  { progress, signal }: TaskContext,
): Promise<Result<ListSummary, ListFailure>> {
  const read = await readList(list, { ...optionsOf(list), progress, signal });
  if (!read.ok) return read;
  const { shape, encoding, schools, schoolYear, role, columns, users, findings } = read.value;
  return succeed({
    ...{ shape, encoding, schools, schoolYear, role, columns },
    roleIsTold: roleInHeaders(columns) !== null,
    users: users.length,
    findings: findings.length,
  });
}

/** Merges lists, checks the result, and compares it with the stored roster. */
async function reviewRoster(batch: Batch, context: TaskContext): Promise<RosterReview> {
  const { users, findings } = (await rosterOf(batch, context)).roster;
  const stored = await readRoster();
  return {
    summary: summarizeUsers(users),
    findings: groupFindings(findings),
    difference: stored.ok ? succeed(differenceWith(stored.value, users)) : stored,
  };
}

function differenceWith(stored: StoredRoster, users: StoredRoster['users']) {
  return isEmpty(stored) ? null : summarizeDifference(stored.users, stored.unreadable, users);
}

function isEmpty({ savedAt, unreadable, users }: StoredRoster): boolean {
  return savedAt === null && unreadable === 0 && users.length === 0;
}

const reportColumns = ['level', 'reason', 'fix', 'file', 'line', 'field', 'name'] as const;

/** All findings as a CSV file; the page passes the texts, since the worker has no i18n. */
async function writeReport(
  { texts, ...batch }: Batch & { readonly texts: ReportTexts },
  context: TaskContext,
): Promise<string> {
  const { findings } = (await rosterOf(batch, context)).roster;
  const rowOf = ({ level, kind, field, places, name, text }: UserFinding) => ({
    level: texts.levels[level],
    reason: text === '' ? texts.reasons[kind] : `${texts.reasons[kind]} (${text})`,
    fix: texts.fixes[kind],
    file: [...new Set(places.map(({ file }) => file))].join(', '),
    line: places.map(({ line }) => line).join(', '),
    field: field === null ? '' : texts.fields[field],
    name,
  });
  return csvOf(
    [texts.headers, ...findings.map(rowOf)].map((row) => reportColumns.map((column) => row[column])),
  );
}

/** Replaces the stored roster by these lists' users. `at`: milliseconds since 1970. */
async function importRoster(
  { at, ...batch }: Batch & { readonly at: number },
  context: TaskContext,
): Promise<Result<RosterSaved, StorageFailure>> {
  const { roster, lists } = await rosterOf(batch, context);
  const saved = await saveRoster(roster.users, at);
  if (!saved.ok) return saved;
  const journal = await writeJournal(importEvents(lists, roster).map((event) => ({ at, event })));
  return succeed({ users: roster.users.length, journal });
}

/** The stored roster as the page shows it; null when none is stored. */
async function readOverview(_: null): Promise<Result<RosterOverview | null, StorageFailure>> {
  const stored = await readRoster();
  if (!stored.ok) return stored;
  if (isEmpty(stored.value)) return succeed(null);
  const { users, savedAt, unreadable } = stored.value;
  const index = indexOf(users.map(personLine), ({ name, classes }) => `${name} ${classes}`);
  return succeed({ savedAt, unreadable, summary: summarizeUsers(users), index });
}

/** The classes of the stored roster, without personal data. */
async function readClasses(_: null): Promise<Result<readonly ClassCount[], StorageFailure>> {
  const stored = await readRoster();
  return stored.ok ? succeed(summarizeUsers(stored.value.users).classes) : stored;
}

async function deleteRoster({ at }: { readonly at: number }): Promise<Result<RosterSaved, StorageFailure>> {
  const deleted = await forgetRoster();
  if (!deleted.ok) return deleted;
  const journal = await writeJournal([{ at, event: { kind: 'roster-deleted' } }]);
  return succeed({ users: 0, journal });
}

/** The tasks of the users' section. Each is independent of the others and returns no more than the page shows. */
export const rosterTasks = {
  checkList,
  reviewRoster,
  writeReport,
  importRoster,
  readOverview,
  readClasses,
  deleteRoster,
} as const satisfies Tasks;

const listKinds = { text: 'pronote', siecle: 'siecle', sts: 'sts' } as const satisfies Record<
  ReadList['shape'],
  string
>;

/** One journal event for each list, with how many of its people are imported and left out. */
function importEvents(
  lists: readonly Pick<ReadList, 'file' | 'shape'>[],
  { users, findings }: Roster,
): readonly JournalEvent[] {
  const errors = findings.filter(({ level }) => level === 'error');
  const isFrom = (file: string) => (one: Roster['users'][number] | Roster['findings'][number]) =>
    one.places.some((place) => place.file === file);
  return lists.map(({ file, shape }) => ({
    kind: 'list-imported',
    list: listKinds[shape],
    users: users.filter(isFrom(file)).length,
    leftOut: errors.filter(isFrom(file)).length,
  }));
}

/**
 * Reads, merges and checks lists. Computed again by each task: no state stays in the worker that a crash could lose.
 */
async function rosterOf(
  { lists: picked, today }: Batch,
  context: TaskContext,
): Promise<{ readonly roster: Roster; readonly lists: readonly ReadList[] }> {
  const lists = await readAll(picked, context);
  const roster = checkRoster(mergeLists(lists), { today, knownClasses: null, portalSchools: null });
  return { roster, lists };
}

/** Reads lists one after the other; progress is by their sizes. */
async function readAll(
  lists: readonly PickedList[],
  { progress, signal }: TaskContext,
): Promise<readonly ReadList[]> {
  const total = lists.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const read: ReadList[] = [];
  let before = 0;
  for (const list of lists) {
    const outcome = await readList(list, {
      ...optionsOf(list),
      signal,
      progress: (done) => progress((before + list.bytes.length * done) / total),
    });
    if (!outcome.ok) throw new RangeError(`a list that cannot be read: ${outcome.failure.kind}`);
    read.push(outcome.value);
    before += list.bytes.length;
  }
  return read;
}

function optionsOf({ mapping, role }: PickedList) {
  return { mapping: mapping ?? undefined, role: role ?? undefined };
}
