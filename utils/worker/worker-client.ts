import type { TaskContext, TaskRequest, TaskResponse, Tasks } from './worker-server.ts';

/** The part of `Worker` that the client uses. */
export interface WorkerLike {
  postMessage(request: TaskRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: TaskResponse }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void;
  terminate(): void;
}

/** The task threw, or its worker crashed: a bug, not an expected failure. */
export class TaskFailed extends Error {
  override name = 'TaskFailed';
}

export interface WorkerClient<Table extends Tasks> {
  /** Runs a task. Rejects with `TaskFailed`, or with the signal's reason once it is aborted. */
  readonly run: <Name extends keyof Table & string>(
    name: Name,
    input: Parameters<Table[Name]>[0],
    options?: Partial<TaskContext>,
  ) => Promise<Awaited<ReturnType<Table[Name]>>>;
}

interface PendingTask {
  readonly handle: (response: TaskResponse) => void;
  readonly reject: (error: Error) => void;
}

/** Runs tasks in a worker, which is started with the first task and restarted after a crash. */
export function createWorkerClient<Table extends Tasks>(startWorker: () => WorkerLike): WorkerClient<Table> {
  const pending = new Map<number, PendingTask>();
  let worker: WorkerLike | null = null;
  let lastId = 0;

  function onCrash(): void {
    worker?.terminate();
    worker = null;
    for (const { reject } of pending.values()) reject(new TaskFailed('the worker crashed'));
    pending.clear();
  }

  function currentWorker(): WorkerLike {
    if (worker !== null) return worker;
    worker = startWorker();
    worker.addEventListener('message', ({ data }) => pending.get(data.id)?.handle(data));
    worker.addEventListener('error', onCrash);
    worker.addEventListener('messageerror', onCrash);
    return worker;
  }

  return {
    run(name, input, { progress, signal } = {}) {
      if (signal?.aborted) return Promise.reject(signal.reason);
      lastId += 1;
      const id = lastId;
      const outcome = Promise.withResolvers<never>();
      const abort = () => {
        worker?.postMessage({ id, name: null });
        pending.delete(id);
        outcome.reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort, { once: true });
      pending.set(id, {
        reject: outcome.reject,
        handle(response) {
          if (response.kind === 'progress') return progress?.(response.done);
          pending.delete(id);
          if (response.kind === 'done') outcome.resolve(response.output as never);
          else outcome.reject(new TaskFailed(response.name));
        },
      });
      currentWorker().postMessage({ id, name, input });
      return outcome.promise.finally(() => signal?.removeEventListener('abort', abort));
    },
  };
}
