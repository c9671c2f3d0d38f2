import { describe, expect, it } from 'vitest';
import { createWorkerClient, TaskFailed, type WorkerLike } from '../../../utils/worker/worker-client.ts';
import type { Report, TaskContext, TaskRequest } from '../../../utils/worker/worker-protocol.ts';
import { serveWork } from '../../../utils/worker/worker-server.ts';

const tasks = {
  double: async (number: number, { progress }: TaskContext) => {
    progress(0.5);
    return number * 2;
  },
  throw: (_: null): never => {
    throw new TypeError('about DUPONT Marie');
  },
  wait: (_: null, { signal }: TaskContext) =>
    new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('stopped'))),
};

/** Workers on this very thread: the real serving side behind a worker's face. */
function workshop() {
  const made: { readonly reports: Report[]; readonly die: () => void; ended: boolean }[] = [];
  const ask = createWorkerClient<typeof tasks>(() => {
    const heard: ((order: TaskRequest) => void)[] = [];
    const listeners = new Map<string, ((event: { readonly data: Report }) => void)[]>();
    const worker = {
      reports: [] as Report[],
      ended: false,
      die: () => {
        for (const died of listeners.get('error') ?? []) died({ data: { id: 0, kind: 'done', output: 0 } });
      },
    };
    made.push(worker);
    serveWork(tasks, {
      listen: (listener) => heard.push(listener),
      report(report) {
        worker.reports.push(report);
        if (!worker.ended) for (const listener of listeners.get('message') ?? []) listener({ data: report });
      },
    });
    const like: WorkerLike = {
      postMessage: (order) =>
        queueMicrotask(() => {
          for (const listener of heard) listener(structuredClone(order));
        }),
      addEventListener: (type: string, listener: (event: { readonly data: Report }) => void) =>
        void listeners.set(type, [...(listeners.get(type) ?? []), listener]),
      terminate() {
        worker.ended = true;
      },
    };
    return like;
  }).ask;
  return { ask, made };
}

describe('a workshop', () => {
  it('has work done, tells how far it is, and keeps its worker', async () => {
    const { ask, made } = workshop();
    const told: number[] = [];
    expect(await ask('double', 21, { progress: (done) => told.push(done) })).toBe(42);
    expect(await Promise.all([ask('double', 1), ask('double', 2)])).toEqual([2, 4]);
    expect(told).toEqual([0.5]);
    expect(made).toHaveLength(1);
  });

  it('tells an error by its class alone', async () => {
    const { ask, made } = workshop();
    await expect(ask('throw', null)).rejects.toEqual(new TaskFailed('TypeError'));
    expect(JSON.stringify(made[0]?.reports)).not.toContain('DUPONT');
  });

  it('stops the work when nobody waits any more', async () => {
    const { ask, made } = workshop();
    const life = new AbortController();
    const waited = ask('wait', null, { signal: life.signal });
    await Promise.resolve();
    life.abort(new Error('enough'));
    await expect(waited).rejects.toThrow('enough');
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(made[0]?.reports).toEqual([{ id: 1, kind: 'done', output: 'stopped' }]);
    await expect(ask('double', 1, { signal: life.signal })).rejects.toThrow('enough');
  });

  it('fails what a worker died over, and begins anew with another', async () => {
    const { ask, made } = workshop();
    const waited = ask('wait', null);
    await Promise.resolve();
    made[0]?.die();
    await expect(waited).rejects.toBeInstanceOf(TaskFailed);
    expect(made[0]?.ended).toBe(true);
    expect(await ask('double', 4)).toBe(8);
    expect(made).toHaveLength(2);
  });
});
