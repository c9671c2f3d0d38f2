import type { Report, TaskInput, TaskOutput, TaskRequest, Tasks } from './worker-protocol.ts';

/** The worker as a page knows it; what a `Worker` has of it. */
export interface WorkerLike {
  postMessage(order: TaskRequest): void;
  addEventListener(type: 'message', heard: (event: { readonly data: Report }) => void): void;
  addEventListener(type: 'error' | 'messageerror', died: () => void): void;
  terminate(): void;
}

interface Waiting {
  readonly progress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/** The worker died over the work, or it threw: the fault is ours. */
export class TaskFailed extends Error {
  override name = 'TaskFailed';
}

export interface WorkerClient<Table extends Tasks> {
  /** Rejects with `TaskFailed`, or with the signal's reason when nobody waits any more. */
  readonly ask: <Name extends keyof Table & string>(
    name: Name,
    input: TaskInput<Table, Name>,
    waiting?: Waiting,
  ) => Promise<TaskOutput<Table, Name>>;
}

interface Pending {
  readonly settle: (report: Report) => void;
  readonly fail: (error: Error) => void;
}

/** Has work done in a worker, so that the page stays at hand; one that died is replaced at the next order. */
export function createWorkerClient<Table extends Tasks>(makeWorker: () => WorkerLike): WorkerClient<Table> {
  const pending = new Map<number, Pending>();
  let worker: WorkerLike | null = null;
  let orders = 0;

  function died(): void {
    worker?.terminate();
    worker = null;
    for (const { fail } of pending.values()) fail(new TaskFailed('the worker died'));
    pending.clear();
  }

  function started(): WorkerLike {
    if (worker !== null) return worker;
    const made = makeWorker();
    made.addEventListener('message', ({ data }) => pending.get(data.id)?.settle(data));
    made.addEventListener('error', died);
    made.addEventListener('messageerror', died);
    worker = made;
    return made;
  }

  return {
    ask(name, input, { progress, signal } = {}) {
      orders += 1;
      const id = orders;
      const outcome = Promise.withResolvers<never>();
      if (signal?.aborted) return Promise.reject(signal.reason);
      const cancel = () => {
        worker?.postMessage({ id, name: null });
        pending.delete(id);
        outcome.reject(signal?.reason);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      pending.set(id, {
        fail: outcome.reject,
        settle(report) {
          if (report.kind === 'progress') return progress?.(report.done);
          pending.delete(id);
          if (report.kind === 'done') outcome.resolve(report.output as never);
          else outcome.reject(new TaskFailed(report.name));
        },
      });
      started().postMessage({ id, name, input });
      return outcome.promise.finally(() => signal?.removeEventListener('abort', cancel));
    },
  };
}
