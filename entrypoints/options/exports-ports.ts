import type { ExportsPorts } from '../../components/options/exports/exports-model.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { report } from '../../utils/browser/log.ts';
import { askToSendUsers } from '../../utils/browser/permissions.ts';
import { saveFile } from '../../utils/browser/save-file.ts';
import { succeed } from '../../utils/domain/result.ts';
import { isBearerToken, sendFeed } from '../../utils/export/send-feed.ts';
import { keepExport, listExports, settleExport } from '../../utils/storage/export-archive.ts';
import { readExceptions, writeExceptions } from '../../utils/storage/export-choices.ts';
import { feedTokens } from '../../utils/storage/feed-tokens.ts';
import { writeJournal } from '../../utils/storage/journal-store.ts';
import { savePortal } from '../../utils/storage/settings.ts';
import type { RunTask } from '../../utils/worker/tasks.ts';

/** The exports' section on the real browser: heavy work in the worker, the rest by the page itself. */
export function exportsPorts(
  run: RunTask,
  /** Told after anything that was written into the archive or the journal. */
  written: () => void,
): ExportsPorts {
  return {
    now: systemNow,
    newId: () => crypto.randomUUID(),
    savePortal,
    survey: (order) => run('loadRoster', order),
    previewKeyChange: (order) => run('previewKeyChange', order),
    plan: (order) => run('planExport', order),
    build: (order, watch) => run('buildFeed', order, watch),
    ...{ readExceptions, writeExceptions },
    isToken: isBearerToken,
    readToken: (portalId) => feedTokens.read(portalId),
    writeToken: (portalId, token) => feedTokens.write(portalId, token),
    forgetToken: (portalId) => feedTokens.forget(portalId),
    async records() {
      const list = await listExports();
      return list.ok ? succeed(list.value.records) : list;
    },
    keep: (...words) => keepExport(...words).finally(written),
    settle: (...words) => settleExport(...words).finally(written),
    writeJournal: (event) => writeJournal([{ at: systemNow(), event }]).finally(written),
    askForHost: askToSendUsers,
    deliver({ portal, feed, ...order }, watch) {
      const fetch = (address: string, init?: RequestInit) => globalThis.fetch(address, init);
      const { bytes, sha256 } = feed;
      return sendFeed(fetch, { ...order, portalRne: portal.rne, bytes, sha256 }, watch);
    },
    download: (bytes, name) => saveFile(name, new Blob([bytes], { type: 'application/xml' })),
    failed: (error) => report('options', error),
  };
}
