import type { ExportsPorts } from '../../components/options/exports/exports-model.ts';
import { createExportsSession } from '../../components/options/exports/exports-session.ts';
import type { DeliveryFailure, Receipt } from '../../utils/domain/delivery.ts';
import type { BuiltFeed, ExportPlan } from '../../utils/domain/export-preview.ts';
import type { ExportRecord } from '../../utils/domain/export-record.ts';
import type { JournalEvent } from '../../utils/domain/journal.ts';
import type { Portal } from '../../utils/domain/portal.ts';
import { type Result, succeed } from '../../utils/domain/result.ts';
import { type Exceptions, noExceptions } from '../../utils/domain/selection.ts';
import { keyed } from '../fixtures/exported.ts';
import { addresses } from '../sandbox/hosts.ts';
import { sandboxPortal } from './sandbox-portal.ts';

const noRoles = { pupil: 2, teacher: 0, staff: 0, parent: 0, other: 0 };
const still = { before: 0, added: 0, removed: 0, changed: 0, unchanged: 0 };
export const plan: ExportPlan = {
  going: 2,
  byRole: noRoles,
  difference: {
    isFirst: true,
    byRole: { pupil: still, teacher: still, staff: still, parent: still, other: still },
  },
  ...{ added: [], changed: [], hold: null, leftOut: [], leftOutCount: 0 },
};
export const held: ExportPlan = {
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
export const minute = 60_000;

/** A school of two, whose archive and journal are lists; each part may be told otherwise. */
export function school(parts: Partial<ExportsPorts> = {}) {
  const archive = new Map<string, ExportRecord>();
  const remembered = new Map<string, unknown>();
  const journal: JournalEvent[] = [];
  const downloads: string[] = [];
  const deliveries: Result<Receipt, DeliveryFailure>[] = [];
  let exceptions: Exceptions = noExceptions;
  let token: { token: string; remembered: boolean } | null = null;
  const clock = { now: 100 * minute };
  const ports: ExportsPorts = {
    now: () => clock.now,
    newId: () => `export-${archive.size + 1}`,
    savePortal: async () => {},
    survey: async () => succeed({ stored: 2, savedAt: 0, unreadable: 0, numbers: [], users, findings: [] }),
    previewKeyChange: async () => succeed({ exported: 2, renumbered: 2, names: [] }),
    plan: async () => succeed(plan),
    build: async () => succeed(feed),
    readExceptions: async () => succeed(exceptions),
    writeExceptions: async (_, next) => {
      exceptions = next;
      return succeed(undefined);
    },
    isToken: (text) => /^\S+$/.test(text),
    readToken: async () => succeed(token),
    writeToken: async (_, next) => {
      token = next;
      return succeed(undefined);
    },
    forgetToken: async () => {
      token = null;
      return succeed(undefined);
    },
    records: async () => succeed([...archive.values()]),
    keep: async (record, _, fingerprints) => {
      archive.set(record.id, record);
      if (fingerprints !== null) remembered.set(record.portalId, fingerprints);
      return succeed(undefined);
    },
    settle: async (id, outcome, fingerprints) => {
      const record = archive.get(id);
      if (record !== undefined) archive.set(id, { ...record, outcome });
      if (fingerprints !== null) remembered.set(portal.id, fingerprints);
      return succeed(record !== undefined);
    },
    writeJournal: async (event) => {
      journal.push(event);
      return succeed(undefined);
    },
    askForHost: async () => true,
    deliver: async () => deliveries.shift() ?? succeed({ at: clock.now, receivedBefore: false }),
    download: (_, name) => downloads.push(name),
    failed: () => {},
    ...parts,
  };
  const session = createExportsSession(ports);
  const outcomes = () => [...archive.values()].map(({ outcome }) => outcome.kind);
  return { session, archive, outcomes, remembered, journal, downloads, deliveries, clock };
}

export async function ready(parts: Partial<ExportsPorts> = {}) {
  const all = school(parts);
  await all.session.open([portal]);
  await all.session.giveToken('jeton', false);
  return all;
}

export async function built(parts: Partial<ExportsPorts> = {}) {
  const all = await ready(parts);
  await all.session.departure.build({ portal, exceptions: noExceptions, today: today() }, null);
  return all;
}

function today() {
  return '2026-11-23' as Parameters<ExportsPorts['survey']>[0]['today'];
}
