import type { UsersPorts } from '../../components/options/users/users-model.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { report } from '../../utils/browser/log.ts';
import { saveFile } from '../../utils/browser/save-file.ts';
import { readMapping, writeMapping } from '../../utils/storage/export-choices.ts';
import type { AdminTasks } from '../../utils/worker/tasks.ts';
import type { WorkerClient } from '../../utils/worker/worker-client.ts';

/** What the users' section is given: the worker for all that takes time, and the columns remembered. */
export function usersPorts(ask: WorkerClient<AdminTasks>['ask']): UsersPorts {
  return {
    now: systemNow,
    look: (list, waiting) => ask('list.look', list, waiting),
    check: (batch, waiting) => ask('roster.check', batch, waiting),
    report: (batch) => ask('roster.report', batch),
    keep: (batch) => ask('roster.keep', batch),
    lookAtKept: () => ask('kept.look', null),
    forget: (at) => ask('kept.forget', { at }),
    readMapping,
    writeMapping,
    saveFile: (name, text) => saveFile(name, new Blob([text], { type: 'text/csv' })),
    failed: (error) => report('options', error),
  };
}
