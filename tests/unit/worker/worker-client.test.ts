import { describe, expect, it } from 'vitest';
import { createWorkerClient, TaskFailed, type WorkerLike } from '../../../utils/worker/worker-client.ts';
import {
  serveTasks,
  type TaskContext,
  type TaskRequest,
  type TaskResponse,
} from '../../../utils/worker/worker-server.ts';
import { eventually } from '../../support/eventually.ts';

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

type MessageListener = (event: { readonly data: TaskResponse }) => void;

/** A worker on this thread: the real server behind the interface of `Worker`. */
class ThreadWorker implements WorkerLike {
  readonly responses: TaskResponse[] = [];
  isTerminated = false;
  #requested: ((request: TaskRequest) => void) | null = null;
  readonly #messageListeners: MessageListener[] = [];
  readonly #errorListeners: (() => void)[] = [];

  constructor() {
    serveTasks(tasks, {
      onRequest: (listener) => {
        this.#requested = listener;
      },
      respond: (response) => {
        this.responses.push(response);
        if (!this.isTerminated) for (const listener of this.#messageListeners) listener({ data: response });
      },
    });
  }

  postMessage(request: TaskRequest): void {
    queueMicrotask(() => this.#requested?.(structuredClone(request)));
  }

  addEventListener(type: 'message', listener: MessageListener): void;
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void;
  addEventListener(type: string, listener: MessageListener & (() => void)): void {
    if (type === 'message') this.#messageListeners.push(listener);
    if (type === 'error') this.#errorListeners.push(listener);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  crash(): void {
    for (const listener of this.#errorListeners) listener();
  }
}

function client() {
  const workers: ThreadWorker[] = [];
  const { run } = createWorkerClient<typeof tasks>(() => {
    const worker = new ThreadWorker();
    workers.push(worker);
    return worker;
  });
  return { run, workers };
}

describe('worker client', () => {
  it('runs tasks in one worker and reports progress', async () => {
    const { run, workers } = client();
    const reported: number[] = [];
    expect(await run('double', 21, { progress: (done) => reported.push(done) })).toBe(42);
    expect(await Promise.all([run('double', 1), run('double', 2)])).toEqual([2, 4]);
    expect(reported).toEqual([0.5]);
    expect(workers).toHaveLength(1);
  });

  it('rejects with the class of an error, without its message', async () => {
    const { run, workers } = client();
    await expect(run('throw', null)).rejects.toEqual(new TaskFailed('TypeError'));
    expect(JSON.stringify(workers[0]?.responses)).not.toContain('DUPONT');
  });

  it('aborts the task in the worker when the signal is aborted', async () => {
    const { run, workers } = client();
    const abort = new AbortController();
    const waiting = run('wait', null, { signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await eventually('the end of the task', async () => workers[0]?.responses.length === 1);
    expect(workers[0]?.responses).toEqual([{ id: 1, kind: 'done', output: 'stopped' }]);
    await expect(run('double', 1, { signal: abort.signal })).rejects.toThrow('enough');
  });

  it('rejects the tasks of a crashed worker and starts another one', async () => {
    const { run, workers } = client();
    const waiting = run('wait', null);
    workers[0]?.crash();
    await expect(waiting).rejects.toBeInstanceOf(TaskFailed);
    expect(workers[0]?.isTerminated).toBe(true);
    expect(await run('double', 4)).toBe(8);
    expect(workers).toHaveLength(2);
  });
});
