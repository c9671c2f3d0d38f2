import { type ExportRecord, purgeDue } from '../../../utils/domain/export-record.ts';
import type { Result } from '../../../utils/domain/result.ts';
import type { StorageFailure } from '../../../utils/domain/storage-failure.ts';

/** Why something could not be done; `extension-failed` is a fault of ours. */
export type ArchiveTrouble = StorageFailure['kind'] | 'extension-failed';

interface ArchivePortal {
  readonly id: string;
  readonly name: string;
}

export type ArchiveView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly trouble: ArchiveTrouble }
  | {
      readonly kind: 'list';
      /** Those of the chosen portal, or all; the latest first. */
      readonly records: readonly ExportRecord[];
      /** Exports of which something is stored that cannot be read. */
      readonly unreadable: number;
      /** Every portal that ever had an export, under its latest name. */
      readonly portals: readonly ArchivePortal[];
      /** Null for all portals. */
      readonly portalId: string | null;
      /** When this was looked at, in milliseconds since 1970. */
      readonly now: number;
    };

/** What came of the last thing that was asked for. */
export type ArchiveNotice =
  | { readonly kind: 'copied' | 'not-copied' | 'erased' | 'erased-unnoted' | 'gone' }
  | { readonly kind: 'not-erased' | 'not-read'; readonly trouble: ArchiveTrouble };

export interface ArchivePorts {
  readonly now: () => number;
  readonly list: () => Promise<
    Result<{ readonly records: readonly ExportRecord[]; readonly unreadable: number }, StorageFailure>
  >;
  /** Null when the file is gone. */
  readonly readFile: (id: string) => Promise<Result<Uint8Array<ArrayBuffer> | null, StorageFailure>>;
  /** Deletes a file before its time. */
  readonly erase: (id: string) => Promise<Result<{ readonly noted: boolean }, StorageFailure>>;
  /** Deletes the files whose time is over. */
  readonly purge: () => Promise<void>;
  /** Gives a file to the person, to be kept where they keep their files. */
  readonly save: (name: string, bytes: Uint8Array<ArrayBuffer>) => void;
  readonly copy: (text: string) => Promise<void>;
  /** Called with what went wrong through a fault of ours. */
  readonly failed: (error: unknown) => void;
}

export interface ArchiveSession {
  readonly view: () => ArchiveView;
  readonly notice: () => ArchiveNotice | null;
  /** Calls back after every change; returns what ends that. */
  readonly subscribe: (changed: () => void) => () => void;
  /** Looks at the archive and at the clock; files whose time is over are deleted first. */
  readonly look: () => Promise<void>;
  /** Null for all portals. */
  readonly choosePortal: (id: string | null) => void;
  readonly download: (record: ExportRecord) => Promise<void>;
  readonly erase: (record: ExportRecord) => Promise<void>;
  readonly copyHash: (record: ExportRecord) => Promise<void>;
  readonly closeNotice: () => void;
}

interface Known {
  readonly records: readonly ExportRecord[];
  readonly unreadable: number;
  readonly now: number;
}

/** What the archive shows, and how it came to it; of two looks that overlap, only the later one is shown. */
export function createArchiveSession(ports: ArchivePorts): ArchiveSession {
  const listeners = new Set<() => void>();
  let known: Known | ArchiveTrouble | null = null;
  let portalId: string | null = null;
  let notice: ArchiveNotice | null = null;
  let shown: ArchiveView = { kind: 'loading' };
  let looks = 0;

  function change(): void {
    shown = viewOf(known, portalId);
    for (const changed of listeners) changed();
  }

  function say(next: ArchiveNotice | null): void {
    notice = next;
    change();
  }

  /** What a port answered, or that it threw. */
  async function answerOf<Value>(
    asked: Promise<Result<Value, StorageFailure>>,
  ): Promise<Result<Value, ArchiveTrouble>> {
    try {
      const answer = await asked;
      return answer.ok ? answer : { ok: false, failure: answer.failure.kind };
    } catch (error) {
      ports.failed(error);
      return { ok: false, failure: 'extension-failed' };
    }
  }

  async function look(): Promise<void> {
    looks += 1;
    const mine = looks;
    const now = ports.now();
    let list = await answerOf(ports.list());
    if (list.ok && purgeDue(list.value.records, now).length > 0) {
      await ports.purge().catch(ports.failed);
      list = await answerOf(ports.list());
    }
    if (mine !== looks) return;
    known = list.ok ? { ...list.value, now } : list.failure;
    change();
  }

  return {
    view: () => shown,
    notice: () => notice,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    look,
    choosePortal(id) {
      portalId = id;
      change();
    },
    async download({ id, fileName }) {
      const file = await answerOf(ports.readFile(id));
      if (!file.ok) return say({ kind: 'not-read', trouble: file.failure });
      if (file.value !== null) return ports.save(fileName, file.value);
      say({ kind: 'gone' });
      await look();
    },
    async erase({ id }) {
      const erasure = await answerOf(ports.erase(id));
      await look();
      if (!erasure.ok) say({ kind: 'not-erased', trouble: erasure.failure });
      else say({ kind: erasure.value.noted ? 'erased' : 'erased-unnoted' });
    },
    async copyHash({ sha256 }) {
      const copied = await ports.copy(sha256).then(
        () => true,
        () => false,
      );
      say({ kind: copied ? 'copied' : 'not-copied' });
    },
    closeNotice: () => say(null),
  };
}

function viewOf(known: Known | ArchiveTrouble | null, portalId: string | null): ArchiveView {
  if (known === null) return { kind: 'loading' };
  if (typeof known === 'string') return { kind: 'failed', trouble: known };
  const { records, unreadable, now } = known;
  const portals = portalsOf(records);
  // The chosen portal's last export may be gone from what can be read.
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

function portalsOf(records: readonly ExportRecord[]): readonly ArchivePortal[] {
  const names = new Map<string, string>();
  for (const { portalId, portalName } of records) {
    if (!names.has(portalId)) names.set(portalId, portalName);
  }
  return [...names].map(([id, name]) => ({ id, name }));
}
