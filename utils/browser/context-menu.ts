import { browser } from './browser.ts';
import { message } from './i18n.ts';
import { report } from './log.ts';

/** A portal in which a selected text can be searched. */
export interface MenuPortal {
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
 * What makes the menu of selected texts as these portals call for: none without a portal, one entry for one, a menu below
 * it for several. The browser keeps the menu longer than the background lives, and an earlier background may have ended
 * midway: the first time everything is made anew. One change after the other, so that two never mingle.
 */
export function menuKeeper(): (portals: readonly MenuPortal[]) => Promise<void> {
  let made: string | null = null;
  let last: Promise<void> = Promise.resolve();

  async function make(items: readonly Item[]): Promise<void> {
    const plan = JSON.stringify(items);
    if (made === plan) return;
    made = null;
    await browser.contextMenus.removeAll();
    for (const item of items) await create(item);
    made = plan;
  }

  return (portals) => {
    const next = last.then(() => make(itemsFor(portals)));
    last = next.catch(() => {});
    return next;
  };
}

/**
 * Does the work at each choice in the menu: with the portal's id, null where there is only one, and the selected text.
 * Must be called before the background's first await.
 */
export function onMenuChosen(work: (portalId: string | null, selected: string) => Promise<void>): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText = '' }) => {
    const id = String(menuItemId);
    const portalId = id.startsWith(prefix) ? id.slice(prefix.length) : null;
    work(portalId, selectionText).catch((error: unknown) => report('background', error));
  });
}

function itemsFor(portals: readonly MenuPortal[]): readonly Item[] {
  if (portals.length === 0) return [];
  const root = { id: rootId, title: message('menu_search') };
  if (portals.length === 1) return [root];
  const below = portals.map(({ id, name }) => ({ id: prefix + id, title: title(name), parentId: rootId }));
  return [root, ...below];
}

/** In a menu `&` underlines a letter, and `%s` is the selected text. */
function title(name: string): string {
  return name.replaceAll('&', '&&').replaceAll('%s', '%\u2060s');
}

function create(item: Item): Promise<void> {
  return new Promise((resolve, reject) => {
    browser.contextMenus.create({ ...item, contexts: ['selection'] }, () => {
      const error = browser.runtime.lastError;
      if (error) reject(new Error(error.message));
      else resolve();
    });
  });
}
