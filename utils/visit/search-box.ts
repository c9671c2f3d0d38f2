import type { PageTab } from '../platform/tabs.ts';

export interface SearchBoxPorts {
  /** Tabs that may hold the panel: the one in front first, then those that were in front last. */
  readonly tabs: () => Promise<readonly PageTab[]>;
  /** Whether this tab shows the panel with a search box in it. */
  readonly hasBox: (tab: PageTab) => Promise<boolean>;
  readonly bringToFront: (tab: PageTab) => Promise<void>;
  /** Puts the cursor into the search box. */
  readonly focusBox: (tab: PageTab) => Promise<boolean>;
  readonly hasPortal: () => Promise<boolean>;
  /** Opens our own page to search on. */
  readonly openSearchPage: () => Promise<void>;
  readonly openSettings: () => Promise<void>;
}

/**
 * Brings a search box to the front: the panel's, in the tab where it was last looked at; where no tab shows one, that
 * of our own page; where there is nothing to search yet, the settings.
 */
export async function bringSearchBox(ports: SearchBoxPorts): Promise<void> {
  for (const tab of await ports.tabs()) {
    if (!(await ports.hasBox(tab))) continue;
    await ports.bringToFront(tab);
    // Between the two PRONOTE may have gone to another of its pages.
    if (await ports.focusBox(tab)) return;
  }
  if (await ports.hasPortal()) await ports.openSearchPage();
  else await ports.openSettings();
}
