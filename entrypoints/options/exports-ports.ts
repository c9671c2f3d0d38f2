import type { ExportsPorts } from '../../components/options/exports/exports-model.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { report } from '../../utils/browser/log.ts';
import { hasUserDataPermission, requestUserDataPermission } from '../../utils/browser/permissions.ts';
import { saveFile } from '../../utils/browser/save-file.ts';
import { succeed } from '../../utils/domain/result.ts';
import { deliver, isBearerToken } from '../../utils/export/send-feed.ts';
import { keepExport, listExports, settleExport } from '../../utils/storage/export-archive.ts';
import { readExceptions, writeExceptions } from '../../utils/storage/export-choices.ts';
import { feedTokens } from '../../utils/storage/feed-tokens.ts';
import { writeJournal } from '../../utils/storage/journal-store.ts';
import { savePortal } from '../../utils/storage/settings.ts';
import type { AdminTasks } from '../../utils/worker/tasks.ts';
import type { WorkerClient } from '../../utils/worker/worker-client.ts';

/** The exports' section on the real browser: heavy work in the worker, the rest by the page itself. */
export function exportsPorts(
  ask: WorkerClient<AdminTasks>['ask'],
  /** Told after anything that was written into the archive or the journal. */
  written: () => void,
): ExportsPorts {
  return {
    now: systemNow,
    newId: () => crypto.randomUUID(),
    savePortal,
    survey: (order) => ask('surveyRoster', order),
    previewKeyChange: (order) => ask('previewKeyChange', order),
    plan: (order) => ask('planExport', order),
    build: (order, watch) => ask('buildFeed', order, watch),
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
    askForHost: requestUserDataPermission,
    deliver({ portal, feed, ...order }, watch) {
      const fetch = (address: string, init?: RequestInit) => globalThis.fetch(address, init);
      const { bytes, sha256 } = feed;
      return deliver(
        { fetch, now: systemNow, hasHostPermission: hasUserDataPermission },
        { ...order, portalRne: portal.rne, bytes, sha256 },
        watch,
      );
    },
    download: (bytes, name) => saveFile(name, new Blob([bytes], { type: 'application/xml' })),
    failed: (error) => report('options', error),
  };
}
