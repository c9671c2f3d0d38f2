import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type ElementHandle, type KeyInput, type Page } from 'puppeteer-core';
import { eventually } from '../eventually.ts';
import { browserPaths } from '../setup.mjs';
import { evaluateInContentWorld } from './firefox-content-world.ts';
import { pressToolbarButton } from './firefox-toolbar.ts';
import { browserUi } from './firefox-ui.ts';
import { evaluateInWindow } from './firefox-window.ts';
import {
  type BrowserDriver,
  frameOf,
  type LaunchOptions,
  type PageDriver,
  type Part,
} from './page-driver.ts';
import { permittedExtension } from './permitted-extension.ts';

const extensionFolder = resolve('.output/firefox');
const extensionId = '{5f0c9a52-6a3e-4c1c-9f5b-3d1e7a90c0d1}';
/** Firefox gives each installation a random UUID; a preference fixes it, so that the extension's URLs are known. */
const address = 'c0ffee00-cd1a-4a7b-8d6e-2b9f1a3c5d7e';

/** Starts Firefox with the built extension, with the sandbox as its proxy. */
export async function launchFirefox(options: LaunchOptions): Promise<BrowserDriver> {
  const { firefox: executablePath } = browserPaths();
  if (executablePath === null) throw new Error('Firefox was not found');
  const downloads = mkdtempSync(join(tmpdir(), 'compagnon-downloads-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: options.headless,
    acceptInsecureCerts: true,
    defaultViewport: options.headless ? options.size : null,
    // Required to open the extension's own pages.
    args: ['--remote-allow-system-access'],
    env: { ...process.env, ...options.variables },
    extraPrefsFirefox: preferences(options, downloads),
  });
  const extension = options.notifications ? permittedExtension(extensionFolder) : extensionFolder;
  if (extension !== extensionFolder)
    void browser.once('disconnected', () => rmSync(extension, { recursive: true, force: true }));
  if (options.extension !== false) await browser.installExtension(extension);
  return driveFirefox(browser, downloads, extension);
}

function preferences(options: LaunchOptions, downloads: string): Record<string, unknown> {
  return {
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': options.proxyPort,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': options.proxyPort,
    'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: address }),
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextOptionalPermissionPrompts': false,
    'intl.locale.requested': options.language,
    'intl.accept_languages': options.language,
    'layout.css.prefers-color-scheme.content-override': options.dark ? 0 : 1,
    // Always the system's colours, never the page's.
    ...(options.forcedColors && { 'browser.display.document_color_use': 2 }),
    // Firefox's own notifications: without a desktop there are no system ones, and they would be closed at once.
    'alerts.useSystemBackend': false,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
  };
}

function driveFirefox(browser: Browser, downloads: string, extension: string): BrowserDriver {
  const lines: string[] = [];
  const origin = `moz-extension://${address}`;
  return {
    name: 'firefox',
    async newPage() {
      const page = await browser.newPage();
      page.on('console', (message) => lines.push(message.text()));
      page.on('pageerror', (error) => lines.push(String(error)));
      return drivePage(browser, page);
    },
    openAddresses: () => openAddresses(browser),
    consoleLines: () => lines,
    downloads,
    extensionPage: (path) => `${origin}/${path}`,
    killBackground: () => terminateBackground(browser),
    pressToolbarButton: () => pressToolbarButton(browser, extensionId),
    browserUi: browserUi(browser),
    // A preference grants all permissions.
    grantHost: async () => {},
    closed: new Promise((resolve) => browser.on('disconnected', () => resolve())),
    async reset() {
      await evaluateInWindow(browser, closeTabsAndClearSites);
      // This also removes its storage and permissions.
      await browser.uninstallExtension(extensionId);
      for (const file of readdirSync(downloads))
        rmSync(join(downloads, file), { recursive: true, force: true });
      await browser.installExtension(extension);
      lines.length = 0;
    },
    async close() {
      await browser.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

/** Leaves one empty tab, as after the browser's start, and clears the data of all sites. */
const closeTabsAndClearSites = `(async () => {
  const [window, ...others] = [...Services.wm.getEnumerator('navigator:browser')];
  for (const other of others) other.close();
  const { gBrowser } = window;
  const empty = gBrowser.addTrustedTab('about:blank');
  gBrowser.selectedTab = empty;
  // A form with unsaved changes would ask before its tab closes.
  for (const tab of [...gBrowser.tabs]) if (tab !== empty) gBrowser.removeTab(tab, { skipPermitUnload: true });
  const { CLEAR_COOKIES, CLEAR_DOM_STORAGES, CLEAR_ALL_CACHES, CLEAR_PERMISSIONS, CLEAR_DOWNLOADS } = Ci.nsIClearDataService;
  const kinds = CLEAR_COOKIES | CLEAR_DOM_STORAGES | CLEAR_ALL_CACHES | CLEAR_PERMISSIONS | CLEAR_DOWNLOADS;
  await new Promise((onDataDeleted) => Services.clearData.deleteData(kinds, { onDataDeleted }));
  return 'cleared';
})()`;

/** Through the browser's own window: puppeteer does not list pages that the extension opens. */
async function openAddresses(browser: Browser): Promise<readonly string[]> {
  const all = await evaluateInWindow(
    browser,
    `JSON.stringify([...Services.wm.getEnumerator('navigator:browser')].flatMap(({ gBrowser }) =>
      gBrowser.browsers.map(({ currentURI }) => currentURI.spec)))`,
  );
  return JSON.parse(all) as readonly string[];
}

/** Firefox has the command only as a button on about:debugging. */
async function terminateBackground(browser: Browser): Promise<boolean> {
  const page = await browser.newPage();
  void page.goto('about:debugging#/runtime/this-firefox').catch(() => {});
  await eventually('the button that ends the background', () =>
    page.evaluate(() => {
      const name = '.qa-temporary-extension-terminate-bgscript-button';
      const button = document.querySelector<HTMLButtonElement>(name);
      button?.click();
      return button !== null;
    }),
  );
  await eventually('the background’s end', () =>
    page.evaluate(() => document.querySelector('.extension-backgroundscript__status--stopped') !== null),
  );
  await page.close();
  return true;
}

function drivePage(browser: Browser, page: Page): PageDriver {
  return {
    async goto(target) {
      if (!target.startsWith('moz-extension:')) return void (await page.goto(target));
      // The page opens, but the promise never resolves: poll for the page instead.
      void page.goto(target).catch(() => {});
      await eventually(`the page ${target}`, () =>
        page.evaluate((path) => location.href.startsWith(path) && document.readyState === 'complete', target),
      );
    },
    reload: () => reload(page),
    evaluate: async (expression) => page.evaluate(expression) as never,
    evaluateInFrame: async (host, expression) => frameOf(page.frames(), host).evaluate(expression) as never,
    evaluateInContentScript: (expression) =>
      evaluateInContentWorld(browser, extensionId, new URL(page.url()).pathname, expression),
    beforeEveryPage: async (script) => void (await page.evaluateOnNewDocument(script)),
    clickAt: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (keys) => pressTogether(page, keys.split('+') as KeyInput[]),
    upload: (selector, files) => upload(page, selector, files),
    screenshot: (path, part) => screenshot(page, path as `${string}.png`, part),
    preferColours: async () => false,
    bringToFront: () => page.bringToFront(),
    resize: (width, height) => page.setViewport({ width, height }),
    memory: async () => null,
    close: () => page.close(),
  };
}

/** Puppeteer clips the document; `part` is relative to the window. */
async function screenshot(page: Page, path: `${string}.png`, part: Part | undefined): Promise<void> {
  if (part === undefined) return void (await page.screenshot({ path }));
  const [left, top] = await page.evaluate<[], () => [number, number]>(() => [scrollX, scrollY]);
  const clip = { ...part, x: part.x + left, y: part.y + top };
  await page.screenshot({ path, clip, captureBeyondViewport: false });
}

async function upload(page: Page, selector: string, files: readonly string[]): Promise<void> {
  const chooser = await page.$(`${selector}`);
  if (chooser === null) throw new Error(`no file chooser ${selector}`);
  await (chooser as ElementHandle<HTMLInputElement>).uploadFile(...files);
}

async function pressTogether(page: Page, keys: readonly KeyInput[]): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.toReversed()) await page.keyboard.up(key);
}

/** Polls for the reloaded page: for the extension's pages the promise never resolves. */
async function reload(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset['before'] = 'reload';
    // After this call has returned: its result would be lost with the page.
    setTimeout(() => location.reload());
  });
  await eventually('the page again', () =>
    page.evaluate(() => document.readyState === 'complete' && !document.documentElement.dataset['before']),
  );
}
