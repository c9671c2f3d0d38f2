import type { Scripting } from 'webextension-polyfill';
import { browser } from './browser.ts';
import { hasHostPermission } from './permissions.ts';

/** A content script for more hosts than the manifest names. */
export interface PageScript {
  readonly id: string;
  /** Its path in the extension. */
  readonly file: string;
  readonly allFrames: boolean;
  /** Runs on their https pages; empty for none. */
  readonly hosts: readonly string[];
}

/**
 * Registers these scripts for these hosts only, and runs them in pages that are already open. Hosts without a permission
 * are omitted: browsers accept their registration but never run the script.
 */
export async function runOnHosts(scripts: readonly PageScript[]): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  for (const script of scripts) {
    const allowed = await Promise.all(script.hosts.map((host) => hasHostPermission(`https://${host}`)));
    const matches = script.hosts.filter((_, index) => allowed[index]).map(pagesOf);
    await register(
      script,
      matches,
      registered.find(({ id }) => id === script.id),
    );
  }
}

async function register(
  { id, file, allFrames }: PageScript,
  matches: readonly string[],
  before: Scripting.RegisteredContentScript | undefined,
): Promise<void> {
  const known = before?.matches ?? [];
  if (known.length === matches.length && matches.every((pages) => known.includes(pages))) return;
  if (before !== undefined) await browser.scripting.unregisterContentScripts({ ids: [id] });
  const added = matches.filter((pages) => !known.includes(pages));
  if (matches.length > 0)
    await browser.scripting.registerContentScripts([
      {
        id,
        js: [file],
        matches: [...matches],
        allFrames,
        runAt: 'document_idle',
        persistAcrossSessions: true,
      },
    ]);
  if (added.length === 0) return;
  for (const tab of await browser.tabs.query({ url: added }))
    if (tab.id !== undefined)
      // The tab may be closed or navigated meanwhile.
      await browser.scripting
        .executeScript({ target: { tabId: tab.id, allFrames }, files: [file] })
        .catch(() => {});
}

function pagesOf(host: string): string {
  return `https://${host}/*`;
}
