import { people } from '../sandbox/people.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { signIn } from '../support/actions.ts';
import { launch } from '../support/browsers/launch.ts';
import { type BrowserDriver, browserNames } from '../support/browsers/page-driver.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal } from '../support/extension-data.ts';
import { type Screen, screenOf } from '../support/screen.ts';
import { contentScriptSize } from './content-size.ts';
import { measureFeed } from './feed.ts';
import { measureUsers } from './users.ts';

/** `npm run bench`: the cost of the panel in PRONOTE's page, in both browsers, and of a feed of users. */

const rounds = 30;

/**
 * Records in the page when the home page's anchor appears and when the stored loans become visible, by checking the
 * panel's text in every frame.
 */
const stopwatch = `(() => {
  const seen = { anchor: null, loans: null };
  window.benchTimes = seen;
  const look = () => {
    const anchor = document.querySelector('.AffichagePageAccueil .wrapper-cols');
    const panel = document.querySelector('compagnon-cdi')?.shadowRoot?.textContent ?? '';
    if (anchor !== null && seen.anchor === null) seen.anchor = performance.now();
    if (panel.includes('Monte-Cristo') && seen.loans === null) seen.loans = performance.now();
    if (seen.loans === null) requestAnimationFrame(look);
  };
  new MutationObserver(() => {
    if (seen.anchor === null && document.querySelector('.AffichagePageAccueil')) seen.anchor = performance.now();
  }).observe(document, { childList: true, subtree: true });
  requestAnimationFrame(look);
})()`;

/** Makes the page rebuild all its widgets, and counts the frames until the panel is back. */
const rebuild = `new Promise((resolve) => {
  const container = document.querySelector('.widgets-global-container');
  const copy = container.cloneNode(true);
  copy.querySelector('compagnon-cdi')?.remove();
  const afterFrame = (look) => requestAnimationFrame(() => setTimeout(look));
  const start = performance.now();
  container.replaceWith(copy);
  let frames = 0;
  const look = () => {
    frames += 1;
    const back = document.querySelector('compagnon-cdi')?.isConnected;
    if (back) resolve({ frames, milliseconds: performance.now() - start });
    else afterFrame(look);
  };
  afterFrame(look);
})`;

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function line(what: string, values: readonly number[], unit: string, budget: string): void {
  const [median, p95, worst] = [0.5, 0.95, 1].map((share) => percentile(values, share).toFixed(1));
  console.log(
    `${what}: median ${median}, p95 ${p95}, worst ${worst} ${unit} (${values.length} rounds; budget ${budget})`,
  );
}

async function repeat<Value>(act: () => Promise<Value>): Promise<readonly Value[]> {
  const values: Value[] = [];
  for (let round = 0; round < rounds; round += 1) values.push(await act());
  return values;
}

async function cachedPanel(screen: Screen): Promise<number> {
  await screen.page.reload();
  return eventually('the stored loans', () =>
    screen.page.evaluate<number | null>(
      'window.benchTimes.loans === null ? null : Math.max(0.001, window.benchTimes.loans - window.benchTimes.anchor)',
    ),
  );
}

async function measure(browser: BrowserDriver, sandbox: Sandbox): Promise<void> {
  await givePortal(browser);
  const screen = screenOf(await browser.newPage());
  await signIn(screen, people.ines.login);
  await screen.sees('Le Comte de Monte-Cristo');
  await screen.page.beforeEveryPage(stopwatch);
  sandbox.clearRequests();
  line(
    `${browser.name}: stored loans after the anchor`,
    await repeat(() => cachedPanel(screen)),
    'ms',
    '50 at p95',
  );
  const asked = sandbox.requests.filter(({ route }) => route === 'loans-api').length;
  console.log(
    `${browser.name}: loans requests in these ${rounds} openings of one day: ${asked} (budget 0 after the first)`,
  );
  const back = await repeat(() => screen.page.evaluate<{ frames: number; milliseconds: number }>(rebuild));
  line(
    `${browser.name}: back after a rebuild`,
    back.map(({ frames }) => frames),
    'frames',
    '1',
  );
}

const { minified, compressed } = contentScriptSize('.output/chrome');
const kibibytes = (bytes: number) => (bytes / 1024).toFixed(1);
console.log(
  `content script: ${kibibytes(minified)} KiB, ${kibibytes(compressed)} KiB compressed (budget 48, aim 40)`,
);
await measureFeed();
await measureUsers();
for (const name of browserNames) {
  const sandbox = await startSandbox();
  const size = { width: 1400, height: 1100 };
  const browser = await launch(name, { proxyPort: sandbox.port, headless: true, size, language: 'fr' });
  try {
    await measure(browser, sandbox);
  } finally {
    await browser.close();
    await sandbox.close();
  }
}
