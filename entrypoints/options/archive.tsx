import './archive.css';
import { Archive } from '../../components/options/exports/Archive.tsx';
import { createArchiveSession } from '../../components/options/exports/archive-session.ts';
import { Journal } from '../../components/options/exports/Journal.tsx';
import { createJournalSession } from '../../components/options/exports/journal-session.ts';
import { useChanges } from '../../components/shared/use-store.ts';
import { eraseExportFile, purgeExports } from '../../utils/background/purge-exports.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { report } from '../../utils/browser/log.ts';
import { saveFile } from '../../utils/browser/save-file.ts';
import { localCalendarDate } from '../../utils/domain/calendar-date.ts';
import type { Portal } from '../../utils/domain/portal.ts';
import { succeed } from '../../utils/domain/result.ts';
import { csvOf } from '../../utils/roster/csv.ts';
import { adminDatabaseExists } from '../../utils/storage/admin-database.ts';
import { listExports, readExportFile } from '../../utils/storage/export-archive.ts';
import { readJournal } from '../../utils/storage/journal-store.ts';

const failed = (error: unknown) => report('options', error);

const journal = createJournalSession({
  read: async () => ((await adminDatabaseExists()) ? readJournal() : succeed({ entries: [], unreadable: 0 })),
  saveTable(rows) {
    const name = `journal-cdi-${localCalendarDate(new Date(systemNow()))}.csv`;
    saveFile(name, new Blob([csvOf(rows)], { type: 'text/csv' }));
  },
  failed,
});

const archive = createArchiveSession({
  now: systemNow,
  list: async () => ((await adminDatabaseExists()) ? listExports() : succeed({ records: [], unreadable: 0 })),
  readFile: (id) => readExportFile(id, systemNow()),
  erase: (id) => eraseExportFile(id).finally(() => void journal.look()),
  purge: () => purgeExports().finally(() => void journal.look()),
  save: (name, bytes) => saveFile(name, new Blob([bytes], { type: 'application/xml' })),
  copy: (text) => navigator.clipboard.writeText(text),
  failed,
});

/** Reads archive and journal anew: to be called after anything that writes into either. */
export async function lookAtArchive(): Promise<void> {
  await Promise.all([archive.look(), journal.look()]);
}

const everyMinute = 60_000;
const lookWhileSeen = () => {
  if (document.visibilityState === 'visible' && location.hash === '#exports') void lookAtArchive();
};
setInterval(lookWhileSeen, everyMinute);
addEventListener('hashchange', lookWhileSeen);
document.addEventListener('visibilitychange', lookWhileSeen);
lookWhileSeen();

/** The archive and the journal under the exports. */
export function archiveOf(portals: readonly Portal[]) {
  return (
    <>
      <Archive session={archive} />
      <NamedJournal portals={portals} />
    </>
  );
}

/** Drawn again when the archive is known: it names portals whose settings are gone. */
function NamedJournal({ portals }: { portals: readonly Portal[] }) {
  useChanges(archive);
  return <Journal session={journal} nameOf={(portalId) => nameOf(portals, portalId)} />;
}

/** A portal's name now; that of its last export where its settings are gone. */
function nameOf(portals: readonly Portal[], portalId: string): string | null {
  const exported = archive.view();
  const earlier = exported.kind === 'list' ? exported.portals : [];
  return [...portals, ...earlier].find(({ id }) => id === portalId)?.name ?? null;
}
