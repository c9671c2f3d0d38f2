import type { JournalEvent } from '../domain/journal.ts';
import type { ReadList } from '../domain/user-list.ts';
import type { Roster } from '../roster/merge.ts';

const kinds = { text: 'pronote', siecle: 'siecle', sts: 'sts' } as const satisfies Record<
  ReadList['shape'],
  string
>;

/** What the journal says of lists that were kept: of each its kind, and how many of its people are in and left out. */
export function importEvents(
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
