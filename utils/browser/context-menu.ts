import { browser } from './browser.ts';
import { message } from './i18n.ts';
import { run } from './log.ts';

/** A portal in which a selected text can be searched. */
interface MenuPortal {
  readonly id: string;
  readonly name: string;
}

interface Item {
  readonly id: string;
  readonly title: string;
  readonly parentId?: string;
}

const rootId = 'search';
const prefix = 'search-in:';

/**
 * Returns a function that updates the context menu of selected texts: no entry without a portal, one entry for one
 * portal, a submenu for several. Browsers keep the menu when the worker stops, perhaps in the middle of an update, so
 * the first call always rebuilds it. Updates run one after the other.
 */
export function createContextMenu(): (portals: readonly MenuPortal[]) => Promise<void> {
  let current: string | null = null;
  let last: Promise<void> = Promise.resolve();

  async function rebuild(items: readonly Item[]): Promise<void> {
    const wanted = JSON.stringify(items);
    if (current === wanted) return;
    current = null;
    await browser.contextMenus.removeAll();
    for (const item of items) await createItem(item);
    current = wanted;
  }

  return (portals) => {
    const next = last.then(() => rebuild(itemsFor(portals)));
    last = next.catch(() => {});
    return next;
  };
}

/**
 * Calls back with the chosen portal's id, null where there is only one, and the selected text. Call before the
 * background's first await.
 */
export function onMenuClicked(
  clicked: (portalId: string | null, selectedText: string) => Promise<void>,
): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText = '' }) => {
    const id = String(menuItemId);
    const portalId = id.startsWith(prefix) ? id.slice(prefix.length) : null;
    run(() => clicked(portalId, selectionText));
  });
}

function itemsFor(portals: readonly MenuPortal[]): readonly Item[] {
  if (portals.length === 0) return [];
  const root = { id: rootId, title: message('menu_search') };
  if (portals.length === 1) return [root];
  const children = portals.map(({ id, name }) => ({
    id: prefix + id,
    title: escapeTitle(name),
    parentId: rootId,
  }));
  return [root, ...children];
}

/** In a menu title `&` marks an access key, and `%s` is replaced by the selected text. */
function escapeTitle(name: string): string {
  return name.replaceAll('&', '&&').replaceAll('%s', '%\u2060s');
}

function createItem(item: Item): Promise<void> {
  return new Promise((resolve, reject) => {
    browser.contextMenus.create({ ...item, contexts: ['selection'] }, () => {
      const error = browser.runtime.lastError;
      if (error) reject(new Error(error.message));
      else resolve();
    });
  });
}
