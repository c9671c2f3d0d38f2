import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '../../utils/domain/result.ts';
import { noExceptions } from '../../utils/domain/selection.ts';
import { keepExport } from '../../utils/storage/export-archive.ts';
import { readSettings } from '../../utils/storage/settings.ts';
import { exportRecord } from '../fixtures/exported.ts';
import {
  builtSession,
  exportSession,
  feed,
  heldPlan,
  journaledEvents,
  plan,
  portal,
  readySession,
  storedFingerprints,
  storedOutcomes,
  users,
} from '../support/exports-fixture.ts';
import { clearStorage } from '../support/fake-admin-services.ts';

const minute = 60_000;

beforeEach(clearStorage);

describe('a new export', () => {
  it('selects the only portal, and none of several', async () => {
    const { session } = exportSession();
    await session.open([portal]);
    expect(session.view.get().portal).toBe(portal);
    expect(session.view.get().plan).toEqual({ kind: 'ready', value: plan });
    const other = exportSession().session;
    await other.open([portal, { ...portal, id: 'lycee' }]);
    expect(other.view.get()).toMatchObject({ portal: null, survey: { kind: 'idle' } });
  });

  it('stores the users who are excluded, and plans again', async () => {
    let planned = 0;
    const { session } = await readySession({
      planExport: async () => {
        planned += 1;
        return succeed(plan);
      },
    });
    session.select(users.slice(0, 1), false);
    expect([...session.view.get().exceptions.excluded]).toEqual(['1']);
    await expect.poll(() => session.view.get().plan.kind).toBe('ready');
    expect(planned).toBe(2);
    const later = exportSession().session;
    await expect
      .poll(async () => {
        await later.open([portal]);
        return [...later.view.get().exceptions.excluded];
      })
      .toEqual(['1']);
  });

  it('stops when the exceptions cannot be read: users may be excluded by them', async () => {
    const { session } = exportSession({ readExceptions: async () => fail({ kind: 'unreadable' }) });
    await session.open([portal]);
    expect(session.view.get().survey).toEqual({
      kind: 'failed',
      trouble: { kind: 'storage', failure: { kind: 'unreadable' } },
    });
  });

  it('reports a crash of the worker, and builds the feed at the next attempt', async () => {
    let isAlive = false;
    const { session } = await readySession({
      buildFeed: async () => {
        if (!isAlive) throw new Error('crashed');
        return succeed(feed);
      },
    });
    session.build();
    await expect.poll(() => session.run.view.get().trouble).toEqual({ kind: 'extension-failed' });
    isAlive = true;
    session.build();
    await expect.poll(() => session.run.view.get().feed.kind).toBe('built');
    expect(session.run.view.get().trouble).toBe(null);
  });

  it('previews another key after an export, and saves it only when confirmed', async () => {
    const storedKeys = async () => (await readSettings()).portals.map(({ feed }) => feed?.keyRule);
    const { session } = await readySession();
    await session.chooseKey({ kind: 'derived' });
    expect(session.view.get().pendingKey?.change).toMatchObject({ value: { renumbered: 2 } });
    expect(await storedKeys()).toEqual([]);
    await session.answerKey(true);
    expect(await storedKeys()).toEqual([{ kind: 'derived' }]);
    expect((await journaledEvents()).map(({ kind }) => kind)).toContain('key-rule-chosen');
  });

  it('waits for the confirmation number of a hold, and writes both to the journal', async () => {
    const { session } = await readySession({
      planExport: async () => succeed(heldPlan),
      buildFeed: async () => succeed({ ...feed, plan: heldPlan }),
    });
    session.build();
    expect(session.run.view.get().feed.kind).toBe('none');
    expect(session.confirm('13')).toBe(false);
    expect(session.confirm(' 12 ')).toBe(true);
    session.build();
    await expect.poll(() => session.run.view.get().feed.kind).toBe('built');
    await expect.poll(journaledEvents).toEqual([
      { kind: 'export-held', portalId: 'cdi', removed: 12, changed: 0 },
      { kind: 'export-confirmed', portalId: 'cdi', removed: 12, changed: 0 },
    ]);
  });

  it('drops a feed that differs from its plan by a hold', async () => {
    const { session } = await readySession({ buildFeed: async () => succeed({ ...feed, plan: heldPlan }) });
    session.build();
    await expect.poll(() => session.run.view.get().trouble).toEqual({ kind: 'changed' });
    expect(session.run.view.get().feed.kind).toBe('none');
  });
});

describe('a built feed', () => {
  it('is archived before it is downloaded, and becomes the last export', async () => {
    const { session, downloads } = await builtSession();
    await session.run.save();
    expect(await storedOutcomes()).toEqual(['saved']);
    expect(await storedFingerprints()).toEqual(feed.fingerprints);
    expect(downloads).toEqual([{ name: 'e-sidoc.xml', content: feed.bytes }]);
    expect((await journaledEvents()).at(-1)).toMatchObject({ kind: 'export-saved', users: 2 });
  });

  it('is not downloaded when archiving fails', async () => {
    const { session, downloads } = await builtSession({ keepExport: async () => fail({ kind: 'full' }) });
    await session.run.save();
    expect(downloads).toEqual([]);
    expect(session.run.view.get().trouble).toEqual({ kind: 'storage', failure: { kind: 'full' } });
  });

  it('is recorded as unknown before it is sent, and as sent once received', async () => {
    const before: (readonly string[])[] = [];
    const { session } = await builtSession({
      sendFeed: async () => {
        before.push(await storedOutcomes());
        return succeed({ at: Date.now(), receivedBefore: false });
      },
    });
    await session.run.send(false);
    expect(before).toEqual([['unknown']]);
    expect(await storedOutcomes()).toEqual(['sent']);
    expect(await storedFingerprints()).toEqual(feed.fingerprints);
    expect((await journaledEvents()).at(-1)).toMatchObject({ kind: 'export-sent' });
  });

  it('locks all choices while its outcome is unknown, and is retried as the same export', async () => {
    const { session, deliveries } = await builtSession();
    deliveries.push(fail({ kind: 'unknown', why: 'cut' }));
    await session.run.send(false);
    expect(await storedOutcomes()).toEqual(['unknown']);
    expect(await storedFingerprints()).toBe(null);
    session.select(users, false);
    expect(session.view.get().exceptions).toBe(noExceptions);
    await session.run.retry();
    expect(await storedOutcomes()).toEqual(['sent']);
    expect(session.run.isPending()).toBe(false);
  });

  it('stays unknown when a retry is refused for another reason than its bytes', async () => {
    const { session, deliveries } = await builtSession();
    deliveries.push(fail({ kind: 'unknown', why: 'timed-out' }), fail({ kind: 'not-signed-in' }));
    await session.run.send(false);
    await session.run.retry();
    expect(await storedOutcomes()).toEqual(['unknown']);
    expect(session.run.isPending()).toBe(true);
  });

  it('is not sent within half an hour of another one, and says when it may be', async () => {
    const clock = { now: 100 * minute };
    const { session } = await builtSession({ now: () => clock.now });
    const outcome = { kind: 'sent', at: clock.now - 10 * minute, receivedBefore: false } as const;
    await keepExport(exportRecord({ id: 'before', sha256: 'b'.repeat(64), outcome }), feed.bytes, null);
    await session.run.prepare();
    expect(session.run.view.get().delivery).toEqual({
      kind: 'failed',
      failure: { kind: 'too-soon', maySendAt: clock.now + 20 * minute },
    });
    clock.now += 20 * minute;
    await session.run.prepare();
    expect(session.run.view.get().delivery.kind).toBe('confirming');
  });

  it('is not sent when the attempt cannot be recorded', async () => {
    let wasSent = false;
    const { session } = await builtSession({
      keepExport: async () => fail({ kind: 'broken' }),
      sendFeed: async () => {
        wasSent = true;
        return succeed({ at: 0, receivedBefore: false });
      },
    });
    await session.run.send(false);
    expect(wasSent).toBe(false);
    expect(session.run.view.get().trouble).toEqual({ kind: 'storage', failure: { kind: 'broken' } });
  });

  it('is reported as sent and not recorded when saving the outcome fails', async () => {
    const { session } = await builtSession({ settleExport: async () => fail({ kind: 'full' }) });
    await session.run.send(false);
    expect(session.run.view.get()).toMatchObject({
      delivery: { kind: 'sent' },
      unrecorded: { kind: 'storage', failure: { kind: 'full' } },
    });
  });
});
