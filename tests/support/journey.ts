import { test as base, expect } from '@playwright/test';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { launch } from './browsers/launch.ts';
import type { BrowserDriver, BrowserName, LaunchOptions, PageDriver } from './browsers/page-driver.ts';
import { startClock, type WallClock } from './clock/wall-clock.ts';
import { type Screen, screenOf } from './screen.ts';

export interface JourneyOptions {
  browserUnderTest: BrowserName;
  /** The browser's language. */
  language: 'fr' | 'en';
  /** Whether the notifications permission is granted. */
  notifications: boolean;
  /** Whether the dark colour scheme is preferred. */
  dark: boolean;
  /** The day, `YYYY-MM-DD`, at whose noon the journey begins on a clock of its own; null for the real clock. */
  startDay: string | null;
  /** Whether the journey needs a browser that starts with it, such as one that reads a policy. */
  freshBrowser: boolean;
}

interface JourneyFixtures {
  /** The clock of browser and sandbox, when the journey has one of its own. */
  readonly clock: WallClock | null;
  /** A reset browser with the built extension and nothing configured. */
  readonly computer: BrowserDriver;
  /** The browser's first tab. */
  readonly tab: Screen;
}

interface JourneyWorkerFixtures {
  readonly sharedSandbox: Sandbox;
  readonly sharedBrowser: SharedBrowser;
}

/** One browser at a time, reused by successive journeys: starting one takes longer than most journeys. */
interface SharedBrowser {
  /** A browser with these options, in its initial state. */
  readonly take: (name: BrowserName, options: LaunchOptions) => Promise<BrowserDriver>;
  /** Closes the browser, so that the next journey starts a new one. */
  readonly discard: () => Promise<void>;
}

function shareBrowser(): SharedBrowser {
  let current: { readonly driver: BrowserDriver; readonly options: string } | null = null;

  async function discard(): Promise<void> {
    await current?.driver.close();
    current = null;
  }

  return {
    async take(name, launchOptions) {
      const options = JSON.stringify([name, launchOptions]);
      if (current?.options === options) await current.driver.reset();
      else {
        await discard();
        current = { driver: await launch(name, launchOptions), options };
      }
      return current.driver;
    },
    discard,
  };
}

/** A journey: one spec, run in every browser, against its own sandbox. */
export const journey = base.extend<
  JourneyFixtures & { readonly sandbox: Sandbox } & JourneyOptions,
  JourneyWorkerFixtures
>({
  browserUnderTest: ['chromium', { option: true }],
  language: ['fr', { option: true }],
  notifications: [false, { option: true }],
  dark: [false, { option: true }],
  startDay: [null, { option: true }],
  freshBrowser: [false, { option: true }],
  async clock({ startDay }, use) {
    const clock = startDay === null ? null : startClock(startDay);
    await use(clock);
    clock?.close();
  },
  sharedSandbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires the pattern
    async ({}, use) => {
      const sandbox = await startSandbox();
      await use(sandbox);
      await sandbox.close();
    },
    { scope: 'worker' },
  ],
  sharedBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires the pattern
    async ({}, use) => {
      const browser = shareBrowser();
      await use(browser);
      await browser.discard();
    },
    { scope: 'worker' },
  ],
  async sandbox({ sharedSandbox, clock, startDay }, use) {
    const own =
      clock === null
        ? null
        : await startSandbox({ ...clock.sandboxOptions, ledgerDay: () => startDay ?? '' });
    const sandbox = own ?? sharedSandbox;
    sandbox.faults.clear();
    sandbox.clearRequests();
    await use(sandbox);
    expect(sandbox.refused.filter((target) => !isVendorRequest(target))).toEqual([]);
    await own?.close();
  },
  async computer(
    { sandbox, sharedBrowser, clock, browserUnderTest, language, notifications, dark, freshBrowser },
    use,
    information,
  ) {
    if (freshBrowser) await sharedBrowser.discard();
    const computer = await sharedBrowser.take(browserUnderTest, {
      resettable: !freshBrowser,
      proxyPort: sandbox.port,
      headless: true,
      size: { width: 1400, height: 900 },
      language,
      notifications,
      dark,
      ...(clock && { variables: clock.variables }),
    });
    const opened: PageDriver[] = [];
    await use({
      ...computer,
      async newPage() {
        const page = await computer.newPage();
        opened.push(page);
        return page;
      },
    });
    if (information.status !== information.expectedStatus) {
      await information.attach('console', { body: computer.consoleLines().join('\n') });
      // As an attachment it would be truncated after three hundred characters.
      console.log(`${information.title}:\n\n${(await Promise.all(opened.map(pageState))).join('\n\n')}`);
    }
    const failed = information.status !== information.expectedStatus;
    if (freshBrowser || clock !== null || failed) await sharedBrowser.discard();
  },
  async tab({ computer }, use, information) {
    const tab = screenOf(await computer.newPage());
    await use(tab);
    if (information.status !== information.expectedStatus) {
      await tab.page.screenshot(information.outputPath('last-look.png'));
    }
  },
});

/** The text of a tab, for the report of a failed journey. */
function pageState(page: PageDriver): Promise<string> {
  const words = 'location.href + "\\n" + document.body.innerText';
  return page.evaluate<string>(words).then(
    (text) => text.slice(0, 1500),
    () => '(the tab is closed)',
  );
}

/** Requests of the browsers to their vendors, which no setting prevents; the sandbox refuses them. */
function isVendorRequest(target: string): boolean {
  const host = new URL(target.includes('://') ? target : `https://${target}`).hostname;
  return /(^|\.)(googleapis\.com|google\.com|gstatic\.com|gvt1\.com|mozilla\.(com|net|org)|firefox\.com)$/.test(
    host,
  );
}

export { expect };
