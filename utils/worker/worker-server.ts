/** What a task receives beside its input. */
export interface TaskContext {
  /** Reports the share that is done, from 0 to 1. */
  readonly progress: (done: number) => void;
  /** Aborted when the page no longer waits for the result. */
  readonly signal: AbortSignal;
}

/** Tasks by name; inputs and outputs must be structured-cloneable. */
export type Tasks = Readonly<Record<string, (input: never, context: TaskContext) => unknown>>;

/** Page to worker: run a task, or abort the one of this id (`name` null). */
export type TaskRequest =
  | { readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly id: number; readonly name: null };

/** Worker to page. `threw` has the error's class name only. */
export type TaskResponse =
  | { readonly id: number; readonly kind: 'progress'; readonly done: number }
  | { readonly id: number; readonly kind: 'done'; readonly output: unknown }
  | { readonly id: number; readonly kind: 'threw'; readonly name: string };

/** The worker's global scope, as far as the server uses it. */
export interface WorkerHost {
  readonly onRequest: (listener: (request: TaskRequest) => void) => void;
  readonly respond: (response: TaskResponse) => void;
}

/** Runs the page's requests in a worker. Of an error only its class is sent, since its message may hold names. */
export function serveTasks(tasks: Tasks, { onRequest, respond }: WorkerHost): void {
  const running = new Map<number, AbortController>();

  async function run(id: number, name: string, input: unknown): Promise<void> {
    const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
    const abort = new AbortController();
    running.set(id, abort);
    try {
      if (task === undefined) throw new RangeError(name);
      const progress = (done: number) => respond({ id, kind: 'progress', done });
      // `createWorkerClient` checks each input against its task's type at compile time.
      const output = await task(input as never, { progress, signal: abort.signal });
      respond({ id, kind: 'done', output });
    } catch (error) {
      respond({ id, kind: 'threw', name: error instanceof Error ? error.name : typeof error });
    } finally {
      running.delete(id);
    }
  }

  onRequest((request) => {
    if (request.name === null) running.get(request.id)?.abort();
    else void run(request.id, request.name, request.input);
  });
}
