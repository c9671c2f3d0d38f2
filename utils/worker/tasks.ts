import { exportTasks } from './export-tasks.ts';
import { rosterTasks } from './roster-tasks.ts';
import type { Tasks } from './worker-protocol.ts';

/** All that the settings page has done in its worker. */
export const tasks = { ...rosterTasks, ...exportTasks } as const satisfies Tasks;

export type AdminTasks = typeof tasks;
