import type { ExportsServices, UsersServices } from '../../components/options/admin-model.ts';
import { eraseExportFile, purgeExports } from '../../utils/background/purge-exports.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { report } from '../../utils/browser/log.ts';
import { requestUserDataPermission } from '../../utils/browser/permissions.ts';
import { saveFile } from '../../utils/browser/save-file.ts';
import { localCalendarDate } from '../../utils/domain/calendar-date.ts';
import { succeed } from '../../utils/domain/result.ts';
import { isBearerToken, sendFeed } from '../../utils/export/send-feed.ts';
import { csvOf } from '../../utils/roster/csv.ts';
import { adminDatabaseExists } from '../../utils/storage/admin-database.ts';
import { keepExport, listExports, readExportFile, settleExport } from '../../utils/storage/export-archive.ts';
import {
  readExceptions,
  readMapping,
  writeExceptions,
  writeMapping,
} from '../../utils/storage/export-choices.ts';
import { feedTokens } from '../../utils/storage/feed-tokens.ts';
import { readJournal, writeJournal } from '../../utils/storage/journal-store.ts';
import { savePortal } from '../../utils/storage/settings.ts';
import type { RunTask } from '../../utils/worker/tasks.ts';

const failed = (error: unknown) => report('options', error);

/**
 * Connects the exports and users sections to the worker, the storage and the browser. `onExportsChange` is called after
 * each write to the archive or the journal.
 */
export function adminServices(
  run: RunTask,
  onExportsChange: () => void,
): { readonly exports: ExportsServices; readonly users: UsersServices } {
  return { exports: exportsServices(run, onExportsChange), users: usersServices(run) };
}

function exportsServices(run: RunTask, onChange: () => void): ExportsServices {
  return {
    ...{ now: systemNow, failed, savePortal },
    loadRoster: (order) => run('loadRoster', order),
    previewKeyChange: (order) => run('previewKeyChange', order),
    planExport: (order) => run('planExport', order),
    buildFeed: (order, watch) => run('buildFeed', order, watch),
    ...{ readExceptions, writeExceptions },
    isToken: isBearerToken,
    readToken: (portalId) => feedTokens.read(portalId),
    writeToken: (portalId, token) => feedTokens.write(portalId, token),
    forgetToken: (portalId) => feedTokens.forget(portalId),
    // Reading must not create the database on a computer that exports nothing.
    listExports: async () =>
      (await adminDatabaseExists()) ? listExports() : succeed({ records: [], unreadable: 0 }),
    readJournal: async () =>
      (await adminDatabaseExists()) ? readJournal() : succeed({ entries: [], unreadable: 0 }),
    keepExport: (...input) => keepExport(...input).finally(onChange),
    settleExport: (...input) => settleExport(...input).finally(onChange),
    writeJournal: (event) => writeJournal([{ at: systemNow(), event }]).finally(onChange),
    readExportFile: (id) => readExportFile(id, systemNow()),
    eraseExportFile: (id) => eraseExportFile(id),
    purgeExports: () => purgeExports(),
    requestSendPermission: requestUserDataPermission,
    sendFeed({ portal, feed: { bytes, sha256 }, ...order }, signal) {
      const fetch = (address: string, init?: RequestInit) => globalThis.fetch(address, init);
      return sendFeed(
        fetch,
        { ...order, portalRne: portal.rne, bytes, sha256 },
        { progress: () => {}, signal },
      );
    },
    saveFeed: (fileName, bytes) => saveFile(fileName, new Blob([bytes], { type: 'application/xml' })),
    saveJournal: (rows) =>
      saveCsv(`journal-cdi-${localCalendarDate(new Date(systemNow()))}.csv`, csvOf(rows)),
    copyText: (text) => navigator.clipboard.writeText(text),
  };
}

function usersServices(run: RunTask): UsersServices {
  return {
    ...{ now: systemNow, failed },
    checkList: (list, watch) => run('checkList', list, watch),
    checkRoster: (input, watch) => run('reviewRoster', input, watch),
    writeReport: (input) => run('writeReport', input),
    saveRoster: (input) => run('importRoster', input),
    readRoster: () => run('readOverview', null),
    deleteRoster: (at) => run('deleteRoster', { at }),
    ...{ readMapping, writeMapping },
    saveReport: saveCsv,
  };
}

function saveCsv(fileName: string, csv: string): void {
  saveFile(fileName, new Blob([csv], { type: 'text/csv' }));
}
