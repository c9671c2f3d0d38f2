import { tasks } from '../../utils/worker/tasks.ts';
import type { TaskRequest } from '../../utils/worker/worker-protocol.ts';
import { serveWork } from '../../utils/worker/worker-server.ts';

/** The settings page's worker: it reads lists and builds feeds, away from the page. */
serveWork(tasks, {
  listen: (heard) => addEventListener('message', ({ data }: MessageEvent<TaskRequest>) => heard(data)),
  report: (report) => postMessage(report),
});
