import { tasks } from '../../utils/worker/tasks.ts';
import type { TaskRequest } from '../../utils/worker/worker-protocol.ts';
import { serveWork } from '../../utils/worker/worker-server.ts';

/** The settings page's worker: reads lists and builds feeds off the main thread. */
serveWork(tasks, {
  listen: (listener) => addEventListener('message', ({ data }: MessageEvent<TaskRequest>) => listener(data)),
  report: (report) => postMessage(report),
});
