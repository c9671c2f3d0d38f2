import type { Report, TaskRequest, Tasks } from './worker-protocol.ts';

/** What a worker knows the page by. */
export interface Desk {
  readonly listen: (heard: (order: TaskRequest) => void) => void;
  readonly report: (report: Report) => void;
}

/** Does in a worker what the page orders; an error is told by its class alone, since its message may hold names. */
export function serveWork(tasks: Tasks, { listen, report }: Desk): void {
  const running = new Map<number, AbortController>();

  async function run(id: number, name: string, input: unknown): Promise<void> {
    const work = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
    const life = new AbortController();
    running.set(id, life);
    try {
      if (work === undefined) throw new RangeError(name);
      const progress = (done: number) => report({ id, kind: 'progress', done });
      // The table gives each name its input's type, and `createWorkerClient` holds the page to it.
      const output = await work(input as never, { progress, signal: life.signal });
      report({ id, kind: 'done', output });
    } catch (error) {
      report({ id, kind: 'threw', name: error instanceof Error ? error.name : typeof error });
    } finally {
      running.delete(id);
    }
  }

  listen((order) => {
    if (order.name === null) running.get(order.id)?.abort();
    else void run(order.id, order.name, order.input);
  });
}
