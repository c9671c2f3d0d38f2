import type { CalendarDate } from '../domain/calendar-date.ts';
import type { BroughtList } from '../domain/roster-import.ts';
import type { ReadList } from '../domain/user-list.ts';
import { checkRoster } from '../roster/check.ts';
import { mergeLists, type Roster } from '../roster/merge.ts';
import { readList } from '../roster/read-list.ts';
import type { WorkTools } from './work.ts';

/** Lists that were found readable before; a page that brings another one is mistaken. */
export interface Batch {
  readonly lists: readonly BroughtList[];
  readonly today: CalendarDate;
}

/** What the administrator said of a list, as reading wants it. */
export function optionsOf({ mapping, role }: BroughtList) {
  return { mapping: mapping ?? undefined, role: role ?? undefined };
}

/** Reads lists from their bytes, one after the other; how much is done goes by their sizes. */
async function readAll(
  lists: readonly BroughtList[],
  { progress, signal }: WorkTools,
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
export async function rosterOf(
  { lists, today }: Batch,
  tools: WorkTools,
): Promise<{ readonly roster: Roster; readonly read: readonly ReadList[] }> {
  const read = await readAll(lists, tools);
  const roster = checkRoster(mergeLists(read), { today, knownClasses: null, portalSchools: null });
  return { roster, read };
}
