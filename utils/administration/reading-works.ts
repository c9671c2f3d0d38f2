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
import type { ListFailure } from '../domain/user-list.ts';
import { indexOf } from '../domain/user-search.ts';
import { roleInHeaders } from '../roster/columns.ts';
import { findingsCsv } from '../roster/findings-csv.ts';
import { readList } from '../roster/read-list.ts';
import { writeJournal } from '../storage/journal-store.ts';
import { forgetRoster, readRoster, saveRoster } from '../storage/roster-store.ts';
import { importEvents } from './import-events.ts';
import { type Batch, optionsOf, rosterOf } from './lists-read.ts';
import { differenceOf, groupsOf, personLine, summaryOf } from './summaries.ts';
import type { Works, WorkTools } from './work.ts';

/** Reads one list, and tells what it holds. */
async function lookAtList(
  list: BroughtList,
  { progress, signal }: WorkTools,
): Promise<Result<ListSummary, ListFailure>> {
  const read = await readList(list, { ...optionsOf(list), progress, signal });
  if (!read.ok) return read;
  const { shape, encoding, schools, schoolYear, role, columns, users, findings } = read.value;
  const told = { shape, encoding, schools, schoolYear, role, columns };
  const roleIsTold = roleInHeaders(columns) !== null;
  return { ok: true, value: { ...told, roleIsTold, users: users.length, findings: findings.length } };
}

/** Puts lists together, looks at the whole, and compares it to what is kept. */
async function checkBatch(batch: Batch, tools: WorkTools): Promise<RosterReview> {
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

/** Every finding as a line of a CSV file, in the words that are given. */
async function writeReport(
  { words, ...batch }: Batch & { readonly words: ReportWords },
  tools: WorkTools,
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
  return findingsCsv(words.headers, findings.map(rowOf));
}

/** Keeps the users of these lists in the place of those kept before. `at`: milliseconds since 1970. */
async function keepBatch(
  { at, ...batch }: Batch & { readonly at: number },
  tools: WorkTools,
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
export const readingWorks = {
  'list.look': lookAtList,
  'roster.check': checkBatch,
  'roster.report': writeReport,
  'roster.keep': keepBatch,
  'kept.look': lookAtKept,
  'kept.classes': classesKept,
  'kept.forget': forgetKept,
} as const satisfies Works;
