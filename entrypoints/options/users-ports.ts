import type { UsersPorts } from '../../components/options/users/users-model.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { report } from '../../utils/browser/log.ts';
import { saveFile } from '../../utils/browser/save-file.ts';
import { readMapping, writeMapping } from '../../utils/storage/export-choices.ts';
import type { RunTask } from '../../utils/worker/tasks.ts';

/** What the users' section is given: the worker for all that takes time, and the columns remembered. */
export function usersPorts(run: RunTask): UsersPorts {
  return {
    now: systemNow,
    look: (list, waiting) => run('checkList', list, waiting),
    check: (batch, waiting) => run('reviewRoster', batch, waiting),
    report: (batch) => run('writeReport', batch),
    keep: (batch) => run('importRoster', batch),
    lookAtKept: () => run('readOverview', null),
    forget: (at) => run('deleteRoster', { at }),
    readMapping,
    writeMapping,
    saveFile: (name, text) => saveFile(name, new Blob([text], { type: 'text/csv' })),
    failed: (error) => report('options', error),
  };
}
