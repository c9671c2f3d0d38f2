import { tasks } from '../../utils/worker/tasks.ts';
import { serveTasks, type TaskRequest } from '../../utils/worker/worker-server.ts';

/** The settings page's worker: reads lists and builds feeds off the page's thread. */
serveTasks(tasks, {
  onRequest: (listener) =>
    addEventListener('message', ({ data }: MessageEvent<TaskRequest>) => listener(data)),
  respond: (response) => postMessage(response),
});
