import { describe, expect, it } from 'vitest';
import type { Portal } from '../../../utils/domain/portal.ts';
import { fail, succeed } from '../../../utils/domain/result.ts';
import { noExceptions } from '../../../utils/domain/selection.ts';
import { exportRecord } from '../../fixtures/exported.ts';
import {
  built,
  feed,
  held,
  minute,
  plan,
  portal,
  ready,
  school,
  users,
} from '../../support/exports-fixture.ts';

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
