import { beforeEach, describe, expect, it } from 'vitest';
import {
  createErasureSession,
  type ErasureSession,
} from '../../../components/shared/deletion/deletion-session.ts';
import type { ErasureReceipt, Found } from '../../../utils/domain/deletion.ts';

const found: readonly Found[] = [{ kind: 'loans', count: 5 }];

describe('deleting everything, on the page', () => {
  let deeds: string[];
  let look: () => Promise<readonly Found[]>;
  let erase: () => Promise<ErasureReceipt>;
  let session: ErasureSession;

  beforeEach(() => {
    deeds = [];
    look = async () => found;
    erase = async () => [{ kind: 'loans', count: 5, left: false }];
    session = createErasureSession({
      look: () => look(),
      async erase() {
        deeds.push('erase');
        return erase();
      },
      failed: () => void deeds.push('failed'),
      now: () => 7,
      erased: () => void deeds.push('told'),
    });
  });

  it('asks before anything is deleted, and takes no for an answer', async () => {
    await session.ask();
    expect(session.view()).toEqual({ kind: 'asking', found });
    session.close();
    expect(session.view()).toEqual({ kind: 'idle' });
    expect(deeds).toEqual([]);
  });

  it('has nothing to ask where nothing is kept', async () => {
    look = async () => [{ kind: 'loans', count: 0 }];
    await session.ask();
    expect(session.view()).toEqual({ kind: 'done', receipt: [], at: 7 });
    expect(deeds).toEqual([]);
  });

  it('asks all the same where it could not look', async () => {
    look = async () => [{ kind: 'loans', count: null }];
    await session.ask();
    expect(session.view().kind).toBe('asking');
  });

  it('gives a receipt, and tells the page', async () => {
    await session.ask();
    await session.erase();
    expect(session.view()).toEqual({
      kind: 'done',
      receipt: [{ kind: 'loans', count: 5, left: false }],
      at: 7,
    });
    expect(deeds).toEqual(['erase', 'told']);
  });

  it('counts what was there at first when the background had to be asked twice', async () => {
    await session.ask();
    erase = async () => [{ kind: 'loans', count: 0, left: false }];
    await session.erase();
    expect(session.view()).toMatchObject({ receipt: [{ kind: 'loans', count: 5, left: false }] });
  });

  it('deletes once, however often it is pressed', async () => {
    await session.ask();
    await Promise.all([session.erase(), session.erase(), session.ask()]);
    expect(deeds).toEqual(['erase', 'told']);
    expect(session.view().kind).toBe('done');
  });

  it('never says that it is done when nobody answered, and may be asked again', async () => {
    const silent = () => Promise.reject(new Error('gone'));
    look = silent;
    await session.ask();
    expect(session.view()).toEqual({ kind: 'failed' });
    erase = silent;
    await session.erase();
    expect(session.view()).toEqual({ kind: 'failed' });
    erase = async () => [{ kind: 'loans', count: 1, left: true }];
    await session.erase();
    expect(session.view()).toMatchObject({ receipt: [{ left: true }] });
  });

  it('tells each listener until it stops listening', async () => {
    const stop = session.subscribe(() => deeds.push(session.view().kind));
    await session.ask();
    stop();
    session.close();
    expect(deeds).toEqual(['looking', 'asking']);
  });
});
