import { exportTasks } from './export-tasks.ts';
import { rosterTasks } from './roster-tasks.ts';
import type { WorkerClient } from './worker-client.ts';
import type { Tasks } from './worker-server.ts';

/** The tasks of the settings page's worker. */
export const tasks = { ...rosterTasks, ...exportTasks } as const satisfies Tasks;

export type AdminTasks = typeof tasks;

/** Runs one of these tasks in the worker. */
export type RunTask = WorkerClient<AdminTasks>['run'];
