import { describe, expect, it } from 'vitest';
import type { ExportsPorts } from '../../../components/options/exports/exports-ports.ts';
import { createExportsSession } from '../../../components/options/exports/exports-session.ts';
import type { DeliveryFailure, Receipt } from '../../../utils/domain/delivery.ts';
import type { BuiltFeed, ExportPlan } from '../../../utils/domain/export-plan.ts';
import type { ExportRecord } from '../../../utils/domain/export-record.ts';
import type { JournalEvent } from '../../../utils/domain/journal.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { fail, type Result, succeed } from '../../../utils/domain/result.ts';
import { type Exceptions, noExceptions } from '../../../utils/domain/selection.ts';
import { exportRecord, keyed } from '../../fixtures/exported.ts';
import { addresses } from '../../sandbox/hosts.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';

const noRoles = { pupil: 2, teacher: 0, staff: 0, parent: 0, other: 0 };
const still = { before: 0, added: 0, removed: 0, changed: 0, unchanged: 0 };
const plan: ExportPlan = {
  going: 2,
  byRole: noRoles,
  difference: {
    isFirst: true,
    byRole: { pupil: still, teacher: still, staff: still, parent: still, other: still },
  },
  ...{ added: [], changed: [], hold: null, leftOut: [], leftOutCount: 0 },
};
const held: ExportPlan = {
  ...plan,
  hold: { number: 12, reasons: [{ role: 'pupil', kind: 'removed', count: 12, of: 30 }] },
};
const feed: BuiltFeed = {
  bytes: new Uint8Array([1, 2, 3]),
  sha256: 'a'.repeat(64),
  fileName: 'e-sidoc.xml',
  ...{ replacements: [], replacementCount: 0, fingerprints: { profile: 'recia-naissance' }, plan },
};
const portal: Portal = {
  ...sandboxPortal,
  feed: {
    profile: 'recia-naissance',
    encoding: 'windows-1252',
    endpoint: addresses.feedReception,
    keyRule: { kind: 'number', name: 'INE' },
  },
};
const users = [keyed('1'), keyed('2')];
const minute = 60_000;

/** A school of two, whose archive and journal are lists; each part may be told otherwise. */
function school(parts: Partial<ExportsPorts> = {}) {
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
    weighKeyRule: async () => succeed({ exported: 2, renumbered: 2, names: [] }),
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

async function ready(parts: Partial<ExportsPorts> = {}) {
  const all = school(parts);
  await all.session.open([portal]);
  await all.session.giveToken('jeton', false);
  return all;
}

async function built(parts: Partial<ExportsPorts> = {}) {
  const all = await ready(parts);
  await all.session.departure.build({ portal, exceptions: noExceptions, today: today() }, null);
  return all;
}

function today() {
  return '2026-11-23' as Parameters<ExportsPorts['survey']>[0]['today'];
}

describe('a new export', () => {
  it('takes the only portal, and asks where there are several', async () => {
    const one = school();
    await one.session.open([portal]);
    expect(one.session.view().portal).toBe(portal);
    expect(one.session.view().plan).toEqual({ kind: 'ready', value: plan });
    const two = school();
    await two.session.open([portal, { ...portal, id: 'lycee' }]);
    expect(two.session.view()).toMatchObject({ portal: null, survey: { kind: 'idle' } });
  });

  it('remembers who is taken out, and plans again', async () => {
    let planned = 0;
    const { session } = await ready({
      plan: async () => {
        planned += 1;
        return succeed(plan);
      },
    });
    session.tick(users.slice(0, 1), false);
    expect([...session.view().exceptions.excluded]).toEqual(['1']);
    await expect.poll(() => session.view().plan.kind).toBe('ready');
    expect(planned).toBe(2);
    await session.open([portal]);
    expect([...session.view().exceptions.excluded]).toEqual(['1']);
  });

  it('does not go on without the exceptions: they may keep somebody in', async () => {
    const { session } = school({ readExceptions: async () => fail({ kind: 'unreadable' }) });
    await session.open([portal]);
    expect(session.view().survey).toEqual({
      kind: 'failed',
      trouble: { kind: 'storage', failure: { kind: 'unreadable' } },
    });
  });

  it('tells of a worker that died, and does the work at the next try', async () => {
    let isAlive = false;
    const { session } = await ready({
      build: async () => {
        if (!isAlive) throw new Error('died');
        return succeed(feed);
      },
    });
    session.build();
    await expect.poll(() => session.departure.view().trouble).toEqual({ kind: 'worker' });
    isAlive = true;
    session.build();
    await expect.poll(() => session.departure.view().feed.kind).toBe('built');
    expect(session.departure.view().trouble).toBe(null);
  });

  it('weighs another key once something was exported, and changes it only when told to', async () => {
    const saved: Portal[] = [];
    const { session, journal } = await ready({ savePortal: async (next) => void saved.push(next) });
    await session.chooseKey({ kind: 'derived' });
    expect(session.view().pendingKey?.change).toMatchObject({ value: { renumbered: 2 } });
    expect(saved).toEqual([]);
    await session.answerKey(true);
    expect(saved.map((one) => one.feed?.keyRule)).toEqual([{ kind: 'derived' }]);
    expect(journal.map(({ kind }) => kind)).toContain('key-rule-chosen');
  });

  it('waits for the number of a hold, and writes down that it was typed', async () => {
    const { session, journal } = await ready({
      plan: async () => succeed(held),
      build: async () => succeed({ ...feed, plan: held }),
    });
    session.build();
    expect(session.departure.view().feed.kind).toBe('none');
    expect(session.confirm('13')).toBe(false);
    expect(session.confirm(' 12 ')).toBe(true);
    session.build();
    await expect.poll(() => session.departure.view().feed.kind).toBe('built');
    expect(journal).toEqual([
      { kind: 'export-held', portalId: 'cdi', removed: 12, changed: 0 },
      { kind: 'export-confirmed', portalId: 'cdi', removed: 12, changed: 0 },
    ]);
  });

  it('does not send what was planned otherwise', async () => {
    const { session } = await ready({ build: async () => succeed({ ...feed, plan: held }) });
    session.build();
    await expect.poll(() => session.departure.view().trouble).toEqual({ kind: 'changed' });
    expect(session.departure.view().feed.kind).toBe('none');
  });
});

describe('a departure', () => {
  it('keeps a file before it is saved, and remembers it as the last export', async () => {
    const { session, outcomes, remembered, journal, downloads } = await built();
    await session.departure.save();
    expect(outcomes()).toEqual(['saved']);
    expect(remembered.get('cdi')).toBe(feed.fingerprints);
    expect(downloads).toEqual(['e-sidoc.xml']);
    expect(journal.at(-1)).toMatchObject({ kind: 'export-saved', users: 2 });
  });

  it('saves no file that the archive could not keep', async () => {
    const { session, downloads } = await built({ keep: async () => fail({ kind: 'full' }) });
    await session.departure.save();
    expect(downloads).toEqual([]);
    expect(session.departure.view().trouble).toEqual({ kind: 'storage', failure: { kind: 'full' } });
  });

  it('is written down as unknown before it goes, and as sent when it has arrived', async () => {
    const before: string[][] = [];
    const all = await built({
      deliver: async () => {
        before.push(all.outcomes());
        return succeed({ at: all.clock.now, receivedBefore: false });
      },
    });
    await all.session.departure.send(false);
    expect(before).toEqual([['unknown']]);
    expect(all.outcomes()).toEqual(['sent']);
    expect(all.remembered.get('cdi')).toBe(feed.fingerprints);
    expect(all.journal.at(-1)).toMatchObject({ kind: 'export-sent' });
  });

  it('that may have arrived holds everything else, and goes again as the same export', async () => {
    const { session, deliveries, outcomes, remembered } = await built();
    deliveries.push(fail({ kind: 'unknown', why: 'cut' }));
    await session.departure.send(false);
    expect(outcomes()).toEqual(['unknown']);
    expect(remembered.size).toBe(0);
    session.tick(users, false);
    expect(session.view().exceptions).toBe(noExceptions);
    await session.departure.retry();
    expect(outcomes()).toEqual(['sent']);
    expect(session.departure.isHolding()).toBe(false);
  });

  it('that was refused once stays in doubt where an earlier try may have arrived', async () => {
    const { session, deliveries, outcomes } = await built();
    deliveries.push(fail({ kind: 'unknown', why: 'timed-out' }), fail({ kind: 'not-signed-in' }));
    await session.departure.send(false);
    await session.departure.retry();
    expect(outcomes()).toEqual(['unknown']);
    expect(session.departure.isHolding()).toBe(true);
  });

  it('does not leave within half an hour of another, and says when it may', async () => {
    const { session, archive, clock } = await built();
    const at = clock.now - 10 * minute;
    const outcome = { kind: 'sent', at, receivedBefore: false } as const;
    archive.set('before', exportRecord({ id: 'before', sha256: 'b'.repeat(64), outcome }));
    await session.departure.prepare();
    expect(session.departure.view().delivery).toEqual({
      kind: 'failed',
      failure: { kind: 'too-soon', maySendAt: clock.now + 20 * minute },
    });
    clock.now += 20 * minute;
    await session.departure.prepare();
    expect(session.departure.view().delivery.kind).toBe('confirming');
  });

  it('does not leave where it cannot be written down before', async () => {
    let wasDelivered = false;
    const { session } = await built({
      keep: async () => fail({ kind: 'broken' }),
      deliver: async () => {
        wasDelivered = true;
        return succeed({ at: 0, receivedBefore: false });
      },
    });
    await session.departure.send(false);
    expect(wasDelivered).toBe(false);
    expect(session.departure.view().trouble).toEqual({ kind: 'storage', failure: { kind: 'broken' } });
  });

  it('that arrived and could not be written down is told as both', async () => {
    const { session } = await built({ settle: async () => fail({ kind: 'full' }) });
    await session.departure.send(false);
    expect(session.departure.view()).toMatchObject({
      delivery: { kind: 'sent' },
      unrecorded: { kind: 'storage', failure: { kind: 'full' } },
    });
  });
});
