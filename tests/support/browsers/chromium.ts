import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from '@playwright/test';
import { browserPaths } from '../setup.mjs';
import { type BackgroundConnection, connectToBackground } from './chromium-background.ts';
import { pressToolbarButton } from './chromium-toolbar.ts';
import { browserUi } from './chromium-ui.ts';
import {
  type BrowserDriver,
  frameOf,
  type LaunchOptions,
  type PageDriver,
  type PageMemory,
} from './page-driver.ts';
import { permittedExtension } from './permitted-extension.ts';

const builtFolder = resolve('.output/chrome');

/** Chromium, which unlike Firefox gives tests access to the running background. */
export interface ChromiumDriver extends BrowserDriver {
  /** Calls `heard` for each `tell(text)` in the background. */
  readonly connectToBackground: (heard: (text: string) => void) => Promise<BackgroundConnection>;
}

/** Starts Chromium with the built extension, with the sandbox as its proxy. */
export async function launchChromium(options: LaunchOptions): Promise<ChromiumDriver> {
  const { chromium: executablePath } = browserPaths();
  if (executablePath === null) throw new Error('Chromium was not found');
  const profile = mkdtempSync(join(tmpdir(), 'compagnon-chromium-'));
  const extensionFolder = options.notifications ? permittedExtension(builtFolder) : builtFolder;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: options.headless,
    viewport: options.headless ? options.size : null,
    locale: options.language,
    colorScheme: options.dark ? 'dark' : 'light',
    forcedColors: options.forcedColors ? 'active' : 'none',
    // A Playwright default.
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--enable-unsafe-extension-debugging',
      // There from the browser's start, as an installed extension is: only then are policies read as early as usual.
      ...(options.extension === false || options.resettable
        ? []
        : [`--disable-extensions-except=${extensionFolder}`, `--load-extension=${extensionFolder}`]),
      '--disable-gpu',
      '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,OmniboxPopupWebUI,WebUIOmniboxFullPopup',
      `--proxy-server=http://127.0.0.1:${options.proxyPort}`,
      '--ignore-certificate-errors',
      `--lang=${options.language}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
      `--window-size=${options.size.width},${options.size.height}`,
    ],
    env: { ...process.env, LANGUAGE: options.language, ...options.variables },
  });
  return driveChromium(context, {
    downloads: join(profile, 'downloads'),
    temporary: extensionFolder === builtFolder ? [profile] : [profile, extensionFolder],
    extension: options.extension === false ? null : extensionFolder,
    resettable: options.resettable ?? false,
  });
}

interface Folders {
  /** Deleted when the browser is closed. */
  readonly temporary: readonly string[];
  readonly downloads: string;
  /** The built extension; null for a browser without it. */
  readonly extension: string | null;
  readonly resettable: boolean;
}

async function driveChromium(
  context: BrowserContext,
  { temporary, downloads, extension, resettable }: Folders,
): Promise<ChromiumDriver> {
  const lines: string[] = [];
  context.on('console', (message) => lines.push(message.text()));
  context.on('weberror', (error) => lines.push(error.error().message));
  const listenTo = (worker: Worker) => void worker.on('console', (message) => lines.push(message.text()));
  context.serviceWorkers().forEach(listenTo);
  context.on('serviceworker', listenTo);
  const origin =
    extension === null
      ? 'about:blank#'
      : resettable
        ? await loadExtension(context, extension)
        : await originOfWorker(context);
  return {
    name: 'chromium',
    async newPage() {
      const page = await context.newPage();
      // Playwright itself stores downloads under generated names.
      page.on('download', (file) => void file.saveAs(join(downloads, file.suggestedFilename())));
      return drivePage(page);
    },
    openAddresses: async () => context.pages().map((page) => page.url()),
    consoleLines: () => lines,
    downloads,
    extensionPage: (path) => `${origin}/${path}`,
    killBackground: () => killWorker(context, origin),
    connectToBackground: (heard) => connectToBackground(context, origin, heard),
    pressToolbarButton: (address) => pressToolbarButton(context, origin, address),
    browserUi: browserUi(context, origin),
    grantHost: (host) => grantHost(context, new URL(origin).host, host),
    closed: new Promise((resolve) => context.on('close', () => resolve())),
    async reset() {
      if (!resettable) throw new Error('an extension of the command line cannot be removed');
      await closeOtherPages(context);
      await removeExtension(context, origin);
      await clearSiteData(context);
      rmSync(downloads, { recursive: true, force: true });
      if (extension !== null) await loadExtension(context, extension);
      lines.length = 0;
    },
    async close() {
      await context.close();
      for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A CDP session with commands that Playwright's types do not have yet. */
type ExtensionsSession = CDPSession & {
  send(command: 'Extensions.loadUnpacked', words: { path: string }): Promise<{ id: string }>;
  send(command: 'Extensions.uninstall', words: { id: string }): Promise<unknown>;
};

async function extensionsSession(context: BrowserContext): Promise<ExtensionsSession> {
  const browser = context.browser();
  if (browser === null) throw new Error('the browser is closed');
  return (await browser.newBrowserCDPSession()) as ExtensionsSession;
}

/** Loads an unpacked extension and resolves with its origin once its background has started. */
async function loadExtension(context: BrowserContext, path: string): Promise<string> {
  const session = await extensionsSession(context);
  const started = context.waitForEvent('serviceworker');
  const { id } = await session.send('Extensions.loadUnpacked', { path });
  await started;
  await session.detach();
  return `chrome-extension://${id}`;
}

/** Waits for the background of an extension that was loaded with the browser. */
async function originOfWorker(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const { protocol, host } = new URL(worker.url());
  return `${protocol}//${host}`;
}

/** Removes the extension with its storage and permissions. */
async function removeExtension(context: BrowserContext, origin: string): Promise<void> {
  const session = await extensionsSession(context);
  await session.send('Extensions.uninstall', { id: new URL(origin).host });
  await session.detach();
}

/** Leaves one empty tab, as after the browser's start. */
async function closeOtherPages(context: BrowserContext): Promise<void> {
  const pages = context.pages();
  await context.newPage();
  await Promise.all(pages.map((page) => page.close()));
}

async function clearSiteData(context: BrowserContext): Promise<void> {
  await context.clearCookies();
  const [page] = context.pages();
  if (page === undefined) throw new Error('no page is open');
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' });
  await session.send('Network.clearBrowserCache');
  await session.detach();
}

/** A test cannot click Chromium's permission prompt; its chrome://extensions page grants the host instead. */
async function grantHost(context: BrowserContext, extensionId: string, host: string): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(`chrome.developerPrivate.addHostPermission('${extensionId}', 'https://${host}/*')`);
  await page.close();
}

async function killWorker(context: BrowserContext, origin: string): Promise<boolean> {
  const browser = context.browser();
  if (browser === null) throw new Error('no browser to speak to');
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const workers = targetInfos.filter(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  for (const { targetId } of workers) await session.send('Target.closeTarget', { targetId });
  await session.detach();
  return workers.length > 0;
}

function drivePage(page: Page): PageDriver {
  return {
    goto: async (address) => void (await page.goto(address)),
    reload: async () => void (await page.reload()),
    evaluate: (expression) => page.evaluate(expression),
    evaluateInFrame: (host, expression) => frameOf(page.frames(), host).evaluate(expression),
    evaluateInContentScript: (expression) => evaluateInContentWorld(page, expression),
    beforeEveryPage: async (script) => void (await page.addInitScript(script)),
    clickAt: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    upload: (selector, files) => page.locator(selector).setInputFiles([...files]),
    screenshot: async (path, part) => void (await page.screenshot({ path, ...(part && { clip: part }) })),
    async preferColours(colorScheme) {
      await page.emulateMedia({ colorScheme });
      return true;
    },
    async bringToFront() {
      await page.bringToFront();
      // Playwright makes every tab believe that it has the focus, so the browser itself never dispatches the event.
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    memory: () => memoryOf(page),
    close: () => page.close(),
  };
}

async function evaluateInContentWorld<Value>(page: Page, expression: string): Promise<Value> {
  const session = await page.context().newCDPSession(page);
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://')) worlds.push(context.id);
  });
  await session.send('Runtime.enable');
  const [contextId] = worlds;
  if (contextId === undefined) throw new Error('our content script is not in this tab');
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result.value;
}

async function memoryOf(page: Page): Promise<PageMemory> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('Performance.enable');
  // Objects freed by one collection may release others.
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const count = (name: string) => {
    const metric = metrics.find((one) => one.name === name);
    if (metric === undefined) throw new Error(`Chromium no longer counts ${name}`);
    return metric.value;
  };
  return { nodes: count('Nodes'), listeners: count('JSEventListeners') };
}
