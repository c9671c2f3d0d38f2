import type { CalendarDate } from '../domain/calendar-date.ts';
import type { JournalEvent } from '../domain/journal.ts';
import type { Result } from '../domain/result.ts';
import type { UserFinding } from '../domain/roster-finding.ts';
import type {
  BroughtList,
  ClassCount,
  KeptRoster,
  ListSummary,
  ReportWords,
  RosterChangeDone,
  RosterReview,
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
import { forgetRoster, readRoster, saveRoster } from '../storage/roster-store.ts';
import { differenceOf, groupsOf, personLine, summaryOf } from './summaries.ts';
import type { TaskContext, Tasks } from './worker-protocol.ts';

/** Reads one list, and tells what it holds. */
async function checkList(
  list: BroughtList,
  { progress, signal }: TaskContext,
): Promise<Result<ListSummary, ListFailure>> {
  const read = await readList(list, { ...optionsOf(list), progress, signal });
  if (!read.ok) return read;
  const { shape, encoding, schools, schoolYear, role, columns, users, findings } = read.value;
  const told = { shape, encoding, schools, schoolYear, role, columns };
  const roleIsTold = roleInHeaders(columns) !== null;
  return { ok: true, value: { ...told, roleIsTold, users: users.length, findings: findings.length } };
}

/** Puts lists together, looks at the whole, and compares it to what is kept. */
async function checkBatch(batch: Batch, tools: TaskContext): Promise<RosterReview> {
  const { users, findings } = (await rosterOf(batch, tools)).roster;
  const kept = await readRoster();
  return {
    summary: summaryOf(users),
    findings: groupsOf(findings),
    difference: kept.ok
      ? { ok: true, value: differenceWith(kept.value, users) }
      : { ok: false, failure: kept.failure },
  };
}

type Kept = Extract<Awaited<ReturnType<typeof readRoster>>, { ok: true }>['value'];

function isNothing({ savedAt, unreadable, users }: Kept): boolean {
  return savedAt === null && unreadable === 0 && users.length === 0;
}

function differenceWith(kept: Kept, users: Kept['users']) {
  return isNothing(kept) ? null : differenceOf(kept.users, kept.unreadable, users);
}

const reportColumns = ['level', 'reason', 'fix', 'file', 'line', 'field', 'name'] as const;

/** Every finding as a line of a CSV file, in the words that are given. */
async function writeReport(
  { words, ...batch }: Batch & { readonly words: ReportWords },
  tools: TaskContext,
): Promise<string> {
  const { findings } = (await rosterOf(batch, tools)).roster;
  const rowOf = ({ level, kind, field, places, name, text }: UserFinding) => ({
    level: words.levels[level],
    reason: text === '' ? words.reasons[kind] : `${words.reasons[kind]} (${text})`,
    fix: words.fixes[kind],
    file: [...new Set(places.map(({ file }) => file))].join(', '),
    line: places.map(({ line }) => line).join(', '),
    field: field === null ? '' : words.fields[field],
    name,
  });
  return csvOf([words.headers, ...findings.map(rowOf)].map((row) => reportColumns.map((name) => row[name])));
}

/** Keeps the users of these lists in the place of those kept before. `at`: milliseconds since 1970. */
async function keepBatch(
  { at, ...batch }: Batch & { readonly at: number },
  tools: TaskContext,
): Promise<Result<RosterChangeDone, StorageFailure>> {
  const { roster, read } = await rosterOf(batch, tools);
  const saved = await saveRoster(roster.users, at);
  if (!saved.ok) return saved;
  const journal = await writeJournal(importEvents(read, roster).map((event) => ({ at, event })));
  return { ok: true, value: { users: roster.users.length, journal } };
}

async function lookAtKept(_: null): Promise<Result<KeptRoster | null, StorageFailure>> {
  const kept = await readRoster();
  if (!kept.ok) return kept;
  if (isNothing(kept.value)) return { ok: true, value: null };
  const { users, savedAt, unreadable } = kept.value;
  const index = indexOf(users.map(personLine), ({ name, classes }) => `${name} ${classes}`);
  return { ok: true, value: { savedAt, unreadable, summary: summaryOf(users), index } };
}

/** Nobody's name: the classes only, as the portals' section offers them. */
async function classesKept(_: null): Promise<Result<readonly ClassCount[], StorageFailure>> {
  const kept = await readRoster();
  return kept.ok ? { ok: true, value: summaryOf(kept.value.users).classes } : kept;
}

async function forgetKept({
  at,
}: {
  readonly at: number;
}): Promise<Result<RosterChangeDone, StorageFailure>> {
  const forgotten = await forgetRoster();
  if (!forgotten.ok) return forgotten;
  const journal = await writeJournal([{ at, event: { kind: 'roster-deleted' } }]);
  return { ok: true, value: { users: 0, journal } };
}

/** Users in: each piece of work stands for itself, and gives back no more than a page shows. */
export const rosterTasks = {
  'list.look': checkList,
  'roster.check': checkBatch,
  'roster.report': writeReport,
  'roster.keep': keepBatch,
  'kept.look': lookAtKept,
  'kept.classes': classesKept,
  'kept.forget': forgetKept,
} as const satisfies Tasks;

const kinds = { text: 'pronote', siecle: 'siecle', sts: 'sts' } as const satisfies Record<
  ReadList['shape'],
  string
>;

/** What the journal says of lists that were kept: of each its kind, and how many of its people are in and left out. */
function importEvents(
  lists: readonly Pick<ReadList, 'file' | 'shape'>[],
  { users, findings }: Roster,
): readonly JournalEvent[] {
  const errors = findings.filter(({ level }) => level === 'error');
  const within = (of: string) => (one: Roster['users'][number] | Roster['findings'][number]) =>
    one.places.some(({ file }) => file === of);
  return lists.map(({ file, shape }) => ({
    kind: 'list-imported',
    list: kinds[shape],
    users: users.filter(within(file)).length,
    leftOut: errors.filter(within(file)).length,
  }));
}

/** Lists that were found readable before; a page that brings another one is mistaken. */
interface Batch {
  readonly lists: readonly BroughtList[];
  readonly today: CalendarDate;
}

/** What the administrator said of a list, as reading wants it. */
function optionsOf({ mapping, role }: BroughtList) {
  return { mapping: mapping ?? undefined, role: role ?? undefined };
}

/** Reads lists from their bytes, one after the other; how much is done goes by their sizes. */
async function readAll(
  lists: readonly BroughtList[],
  { progress, signal }: TaskContext,
): Promise<readonly ReadList[]> {
  const all = lists.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const read: ReadList[] = [];
  let before = 0;
  for (const list of lists) {
    const outcome = await readList(list, {
      ...optionsOf(list),
      signal,
      progress: (done) => progress((before + list.bytes.length * done) / all),
    });
    if (!outcome.ok) throw new RangeError(`a list that cannot be read: ${outcome.failure.kind}`);
    read.push(outcome.value);
    before += list.bytes.length;
  }
  return read;
}

/**
 * The roster that these lists make, with all there is to say of it. Made anew at each asking: nothing is kept between
 * two pieces of work, so that a worker that died leaves nothing behind that could be wrong.
 */
async function rosterOf(
  { lists, today }: Batch,
  tools: TaskContext,
): Promise<{ readonly roster: Roster; readonly read: readonly ReadList[] }> {
  const read = await readAll(lists, tools);
  const roster = checkRoster(mergeLists(read), { today, knownClasses: null, portalSchools: null });
  return { roster, read };
}
