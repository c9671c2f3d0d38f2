import { beforeEach, describe, expect, it } from 'vitest';
import {
  createDeletionSession,
  type DeletionSession,
} from '../../../components/shared/deletion/deletion-session.ts';
import type { ErasureReceipt, Found } from '../../../utils/domain/deletion.ts';

const found: readonly Found[] = [{ kind: 'loans', count: 5 }];

describe('deletion session', () => {
  let calls: string[];
  let count: () => Promise<readonly Found[]>;
  let deleteAll: () => Promise<ErasureReceipt>;
  let session: DeletionSession;
  const view = () => session.view.get();

  beforeEach(() => {
    calls = [];
    count = async () => found;
    deleteAll = async () => [{ kind: 'loans', count: 5, left: false }];
    session = createDeletionSession({
      count: () => count(),
      async deleteAll() {
        calls.push('deleteAll');
        return deleteAll();
      },
      failed: () => void calls.push('failed'),
      now: () => 7,
      deleted: () => void calls.push('deleted'),
    });
  });

  it('does not delete when the user declines', async () => {
    await session.ask();
    expect(view()).toEqual({ kind: 'confirming', found });
    session.close();
    expect(view()).toEqual({ kind: 'idle' });
    expect(calls).toEqual([]);
  });

  it('asks for no confirmation when no data is stored', async () => {
    count = async () => [{ kind: 'loans', count: 0 }];
    await session.ask();
    expect(view()).toEqual({ kind: 'done', receipt: [], at: 7 });
    expect(calls).toEqual([]);
  });

  it('asks for confirmation when the data could not be counted', async () => {
    count = async () => [{ kind: 'loans', count: null }];
    await session.ask();
    expect(view().kind).toBe('confirming');
  });

  it('shows a receipt after the deletion, and notifies the page', async () => {
    await session.ask();
    await session.confirm();
    expect(view()).toEqual({
      kind: 'done',
      receipt: [{ kind: 'loans', count: 5, left: false }],
      at: 7,
    });
    expect(calls).toEqual(['deleteAll', 'deleted']);
  });

  it('shows the first count when a repeated request to the background found less', async () => {
    await session.ask();
    deleteAll = async () => [{ kind: 'loans', count: 0, left: false }];
    await session.confirm();
    expect(view()).toMatchObject({ receipt: [{ kind: 'loans', count: 5, left: false }] });
  });

  it('deletes once when confirmed several times', async () => {
    await session.ask();
    await Promise.all([session.confirm(), session.confirm(), session.ask()]);
    expect(calls).toEqual(['deleteAll', 'deleted']);
    expect(view().kind).toBe('done');
  });

  it('reports a failure when the background does not answer, and can be retried', async () => {
    const unanswered = () => Promise.reject(new Error('gone'));
    count = unanswered;
    await session.ask();
    expect(view()).toEqual({ kind: 'failed' });
    deleteAll = unanswered;
    await session.confirm();
    expect(view()).toEqual({ kind: 'failed' });
    deleteAll = async () => [{ kind: 'loans', count: 1, left: true }];
    await session.confirm();
    expect(view()).toMatchObject({ receipt: [{ left: true }] });
  });

  it('notifies a listener of each change until it unsubscribes', async () => {
    const stop = session.view.subscribe(() => calls.push(view().kind));
    await session.ask();
    stop();
    session.close();
    expect(calls).toEqual(['counting', 'confirming']);
  });
});
