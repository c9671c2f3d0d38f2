import type { ExportsServices } from '../../components/options/admin-model.ts';
import { createExportsSession } from '../../components/options/exports/exports-session.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { DeliveryFailure, Receipt } from '../../utils/domain/delivery.ts';
import type { BuiltFeed, ExportPlan } from '../../utils/domain/export-preview.ts';
import type { JournalEvent } from '../../utils/domain/journal.ts';
import type { Portal } from '../../utils/domain/portal.ts';
import { type Result, succeed } from '../../utils/domain/result.ts';
import { noExceptions } from '../../utils/domain/selection.ts';
import { listExports } from '../../utils/storage/export-archive.ts';
import { readLastExport } from '../../utils/storage/fingerprint-store.ts';
import { readJournal } from '../../utils/storage/journal-store.ts';
import { keyed } from '../fixtures/exported.ts';
import { addresses } from '../sandbox/hosts.ts';
import { fakeAdminServices } from './fake-admin-services.ts';
import { sandboxPortal } from './sandbox-portal.ts';

const unchanged = { before: 0, added: 0, removed: 0, changed: 0, unchanged: 0 };
export const plan: ExportPlan = {
  going: 2,
  byRole: { pupil: 2, teacher: 0, staff: 0, parent: 0, other: 0 },
  difference: {
    isFirst: true,
    byRole: { pupil: unchanged, teacher: unchanged, staff: unchanged, parent: unchanged, other: unchanged },
  },
  ...{ added: [], changed: [], hold: null, leftOut: [], leftOutCount: 0 },
};
export const heldPlan: ExportPlan = {
  ...plan,
  hold: { number: 12, reasons: [{ role: 'pupil', kind: 'removed', count: 12, of: 30 }] },
};
export const feed: BuiltFeed = {
  bytes: new Uint8Array([1, 2, 3]),
  sha256: 'a'.repeat(64),
  fileName: 'e-sidoc.xml',
  ...{ replacements: [], replacementCount: 0, fingerprints: { profile: 'recia-naissance' }, plan },
};
export const portal: Portal = {
  ...sandboxPortal,
  feed: {
    profile: 'recia-naissance',
    encoding: 'windows-1252',
    endpoint: addresses.feedReception,
    keyRule: { kind: 'number', name: 'INE' },
  },
};
export const users = [keyed('1'), keyed('2')];

/** An export of two users, on fake storage; the worker's answers and the deliveries are given. */
export function exportSession(changes: Partial<ExportsServices> = {}) {
  const deliveries: Result<Receipt, DeliveryFailure>[] = [];
  const { exports, downloads } = fakeAdminServices();
  const session = createExportsSession({
    ...exports,
    loadRoster: async () =>
      succeed({ stored: 2, savedAt: 0, unreadable: 0, numbers: [], users, findings: [] }),
    previewKeyChange: async () => succeed({ exported: 2, renumbered: 2, names: [] }),
    planExport: async () => succeed(plan),
    buildFeed: async () => succeed(feed),
    sendFeed: async () => deliveries.shift() ?? succeed({ at: Date.now(), receivedBefore: false }),
    ...changes,
  });
  return { session, downloads, deliveries };
}

/** An export whose users are selected and whose token is set. */
export async function readySession(changes: Partial<ExportsServices> = {}) {
  const all = exportSession(changes);
  await all.session.open([portal]);
  await all.session.setToken('jeton', false);
  return all;
}

/** An export whose feed is built. */
export async function builtSession(changes: Partial<ExportsServices> = {}) {
  const all = await readySession(changes);
  const today = '2026-11-23' as CalendarDate;
  await all.session.run.build({ portal, exceptions: noExceptions, today }, null);
  return all;
}

export async function storedOutcomes(): Promise<readonly string[]> {
  const list = await listExports();
  return list.ok ? list.value.records.map(({ outcome }) => outcome.kind) : [];
}

export async function journaledEvents(): Promise<readonly JournalEvent[]> {
  const journal = await readJournal();
  return journal.ok ? journal.value.entries.map(({ event }) => event) : [];
}

/** The fingerprints of the portal's last export; null before one. */
export async function storedFingerprints(): Promise<BuiltFeed['fingerprints'] | null> {
  const last = await readLastExport(portal.id);
  return last.ok ? (last.value?.fingerprints ?? null) : null;
}
