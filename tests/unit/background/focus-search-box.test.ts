import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { focusSearchBox } from '../../../utils/background/omnibox-search.ts';
import { removePortal, savePortal } from '../../../utils/storage/settings.ts';
import { grantHosts } from '../../support/granted-hosts.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';

interface Injection {
  readonly target: { readonly tabId: number };
  readonly args: readonly [panel: string, focus: boolean];
}

describe('focusSearchBox', () => {
  let tabs: readonly number[];
  let withBox: ReadonlySet<number>;
  let leaving: ReadonlySet<number>;
  let log: string[];

  beforeEach(async () => {
    fakeBrowser.reset();
    grantHosts();
    await savePortal(sandboxPortal);
    tabs = [1, 2, 3];
    withBox = new Set();
    leaving = new Set();
    log = [];
    Object.assign(fakeBrowser.tabs, {
      query: async () => tabs.map((id) => ({ id, windowId: 10 + id, lastAccessed: -id })),
      update: async (id: number) => void log.push(`tab ${id} in front`),
      create: async ({ url }: { url: string }) => void log.push(new URL(url).pathname),
    });
    Object.assign(fakeBrowser.windows, { update: async () => {} });
    Object.assign(fakeBrowser.runtime, { openOptionsPage: async () => void log.push('settings') });
    Object.assign(fakeBrowser.scripting, {
      async executeScript({ target: { tabId }, args: [, focus] }: Injection) {
        if (!focus) return [{ result: withBox.has(tabId) }];
        log.push(`box of ${tabId}`);
        return [{ result: !leaving.has(tabId) }];
      },
    });
  });

  it('activates the first tab that has a search box, and no other', async () => {
    withBox = new Set([2, 3]);
    await focusSearchBox();
    expect(log).toEqual(['tab 2 in front', 'box of 2']);
  });

  it('continues with the next tab when the box disappears meanwhile', async () => {
    withBox = new Set([1, 3]);
    leaving = new Set([1]);
    await focusSearchBox();
    expect(log).toEqual(['tab 1 in front', 'box of 1', 'tab 3 in front', 'box of 3']);
  });

  it('opens the search page when no tab has a search box', async () => {
    await focusSearchBox();
    tabs = [];
    await focusSearchBox();
    expect(log).toEqual(['/search.html', '/search.html']);
  });

  it('opens the settings when no portal is defined', async () => {
    await removePortal(sandboxPortal.id);
    await focusSearchBox();
    expect(log).toEqual(['settings']);
  });
});
