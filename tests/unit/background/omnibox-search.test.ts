import { beforeEach, describe, expect, it } from 'vitest';
import { bringSearchBox } from '../../../utils/background/omnibox-search.ts';
import type { PageTab } from '../../../utils/browser/tabs.ts';

const tab = (id: number): PageTab => ({ id, windowId: 10 + id });

describe('the shortcut', () => {
  let tabs: readonly PageTab[];
  let boxes: ReadonlySet<number>;
  let leaving: ReadonlySet<number>;
  let hasPortal: boolean;
  let deeds: string[];

  beforeEach(() => {
    tabs = [tab(1), tab(2), tab(3)];
    boxes = new Set();
    leaving = new Set();
    hasPortal = true;
    deeds = [];
  });

  const press = () =>
    bringSearchBox({
      tabs: async () => tabs,
      hasBox: async ({ id }) => boxes.has(id),
      bringToFront: async ({ id }) => void deeds.push(`tab ${id} in front`),
      focusBox: async ({ id }) => {
        deeds.push(`box of ${id}`);
        return !leaving.has(id);
      },
      hasPortal: async () => hasPortal,
      openSearchPage: async () => void deeds.push('search page'),
      openSettings: async () => void deeds.push('settings'),
    });

  it('leads to the first tab that has the box, and disturbs no other', async () => {
    boxes = new Set([2, 3]);
    await press();
    expect(deeds).toEqual(['tab 2 in front', 'box of 2']);
  });

  it('goes on where the box is gone meanwhile', async () => {
    boxes = new Set([1, 3]);
    leaving = new Set([1]);
    await press();
    expect(deeds).toEqual(['tab 1 in front', 'box of 1', 'tab 3 in front', 'box of 3']);
  });

  it('opens the page to search on where no tab has the box', async () => {
    await press();
    tabs = [];
    await press();
    expect(deeds).toEqual(['search page', 'search page']);
  });

  it('opens the settings where there is nothing to search', async () => {
    hasPortal = false;
    await press();
    expect(deeds).toEqual(['settings']);
  });
});
