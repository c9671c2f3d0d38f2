import { type ExportRecord, purgeDue } from '../../../utils/domain/export-record.ts';
import { type JournalEntry, journalColumns, journalRow } from '../../../utils/domain/journal.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { createLatest } from '../../shared/latest.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import { type AdminFailureKind, answered, type ExportsServices } from '../admin-model.ts';

export type ExportListView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: AdminFailureKind }
  | {
      readonly kind: 'list';
      /** Of the chosen portal, or of all portals; the latest first. */
      readonly records: readonly ExportRecord[];
      /** Stored exports that cannot be read. */
      readonly unreadable: number;
      /** Every portal that was exported to, with its name at the latest export. */
      readonly portals: readonly PortalName[];
      /** Null for all portals. */
      readonly portalId: string | null;
      /** When the list was read, in milliseconds since 1970. */
      readonly now: number;
    };

type PortalName = Pick<Portal, 'id' | 'name'>;

export type JournalView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: AdminFailureKind }
  /** The latest entry first. */
  | { readonly kind: 'list'; readonly entries: readonly JournalEntry[]; readonly unreadable: number };

/** The result of the last action. */
export type ArchiveNotice =
  | { readonly kind: 'copied' | 'not-copied' | 'erased' | 'erased-unnoted' | 'gone' }
  | { readonly kind: 'not-erased' | 'not-read'; readonly failure: AdminFailureKind };

export interface ArchiveView {
  readonly exports: ExportListView;
  readonly journal: JournalView;
  readonly notice: ArchiveNotice | null;
}

interface ExportsRead {
  readonly records: readonly ExportRecord[];
  readonly unreadable: number;
  readonly now: number;
}

export type ArchiveSession = ReturnType<typeof createArchiveSession>;

/** The archive of exports and the journal; of overlapping reads only the latest is shown. */
export function createArchiveSession(services: ExportsServices) {
  const state = createStore<ArchiveView>({
    exports: { kind: 'loading' },
    journal: { kind: 'loading' },
    notice: null,
  });
  const view: Readable<ArchiveView> = state;
  const startRead = createLatest();
  let exportsRead: ExportsRead | null = null;
  let portalId: string | null = null;

  const put = (part: Partial<ArchiveView>) => state.set({ ...view.get(), ...part });

  async function refreshExports(isLatest: () => boolean): Promise<void> {
    const now = services.now();
    let list = await answered(services.listExports(), services);
    if (list.ok && purgeDue(list.value.records, now).length > 0) {
      await services.purgeExports().catch(services.failed);
      list = await answered(services.listExports(), services);
    }
    if (!isLatest()) return;
    exportsRead = list.ok ? { ...list.value, now } : null;
    put({
      exports: list.ok
        ? listView({ ...list.value, now }, portalId)
        : { kind: 'failed', failure: list.failure.kind },
    });
  }

  async function refreshJournal(isLatest: () => boolean): Promise<void> {
    const read = await answered(services.readJournal(), services);
    if (!isLatest()) return;
    put({
      journal: read.ok
        ? { kind: 'list', ...read.value, entries: read.value.entries.toReversed() }
        : { kind: 'failed', failure: read.failure.kind },
    });
  }

  async function refresh(): Promise<void> {
    const isLatest = startRead();
    // A purge writes to the journal.
    await refreshExports(isLatest);
    await refreshJournal(isLatest);
  }

  return {
    view,
    /** Reads the archive and the journal again, after deleting the files whose retention has ended. */
    refresh,
    /** Null for all portals. */
    choosePortal(id: string | null) {
      portalId = id;
      if (exportsRead !== null) put({ exports: listView(exportsRead, id) });
    },
    async download({ id, fileName }: ExportRecord) {
      const file = await answered(services.readExportFile(id), services);
      if (!file.ok) return put({ notice: { kind: 'not-read', failure: file.failure.kind } });
      if (file.value !== null) return services.saveFeed(fileName, file.value);
      put({ notice: { kind: 'gone' } });
      await refresh();
    },
    async erase({ id }: ExportRecord) {
      const erasure = await answered(services.eraseExportFile(id), services);
      await refresh();
      put({
        notice: erasure.ok
          ? { kind: erasure.value.noted ? 'erased' : 'erased-unnoted' }
          : { kind: 'not-erased', failure: erasure.failure.kind },
      });
    },
    async copyHash({ sha256 }: ExportRecord) {
      const copied = await services.copyText(sha256).then(
        () => true,
        () => false,
      );
      put({ notice: { kind: copied ? 'copied' : 'not-copied' } });
    },
    /** Downloads the journal as shown, the oldest entry first. */
    saveJournal() {
      const { journal } = view.get();
      if (journal.kind !== 'list') return;
      services.saveJournal([journalColumns, ...journal.entries.toReversed().map(journalRow)]);
    },
    closeNotice: () => put({ notice: null }),
  };
}

function listView({ records, unreadable, now }: ExportsRead, portalId: string | null): ExportListView {
  const portals = portalNames(records);
  // The last readable export of the chosen portal may be gone.
  const chosen = portals.some(({ id }) => id === portalId) ? portalId : null;
  return {
    kind: 'list',
    records: chosen === null ? records : records.filter((record) => record.portalId === chosen),
    unreadable,
    portals,
    portalId: chosen,
    now,
  };
}

function portalNames(records: readonly ExportRecord[]): readonly PortalName[] {
  const names = new Map<string, string>();
  for (const { portalId, portalName } of records) {
    if (!names.has(portalId)) names.set(portalId, portalName);
  }
  return [...names].map(([id, name]) => ({ id, name }));
}
