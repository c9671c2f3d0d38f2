import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addresses, hosts, type PageLook } from '../sandbox/hosts.ts';
import { type Person, people } from '../sandbox/people.ts';
import { themes } from '../sandbox/pronote/model.ts';
import { startSandbox } from '../sandbox/server.ts';
import { signOut } from '../support/acts.ts';
import { arrive, signInTo } from '../support/arrive.ts';
import { launch } from '../support/browsers/launch.ts';
import { type BrowserName, browserNames } from '../support/browsers/page-driver.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal } from '../support/extension-data.ts';
import { type Screen, screenOf } from '../support/screen.ts';

/** `npm run gallery`: pictures of the built extension in every webspace, generation, theme and width. */

const folder = join('.output', 'gallery');
const generations = [2023, 2025, 2026] as const;
const widths = [1400, 380] as const;
const height = 1200;
const { ines, paulo, claire, karim, sylvie, maud } = people;
const visitors = [ines, paulo, claire, karim, sylvie, maud];

interface Walk {
  readonly name: BrowserName;
  readonly screen: Screen;
}

/** Light and dark, in each width; on a narrow screen the panel is at the end of the page. */
async function pictures(
  { name, screen }: Walk,
  subject: string,
  inWidths: readonly number[] = widths,
): Promise<void> {
  const { page } = screen;
  for (const mode of ['light', 'dark'] as const) {
    await page.evaluate(`(document.body.classList.toggle('dark-mode', ${mode === 'dark'}), null)`);
    for (const width of inWidths) {
      await page.resize(width, height);
      await page.evaluate(`(document.querySelector('compagnon-cdi')?.scrollIntoView({ block: 'nearest' }),
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))`);
      await page.screenshot(join(folder, `${name}-${subject}-${width}-${mode}.png`));
    }
  }
  await page.evaluate(`(document.body.classList.remove('dark-mode'), null)`);
  await page.resize(widths[0], height);
  console.log(`✓ ${name}: ${subject}`);
}

async function look({ screen }: Walk, { webspace }: Person, more: PageLook): Promise<void> {
  await screen.page.goto(addresses.pronoteWebspace(webspace, undefined, undefined, more));
  await screen.sees(/Source : /);
}

/** Everybody's home page, in these generations. */
async function webspaces(walk: Walk, years: readonly (typeof generations)[number][]): Promise<void> {
  for (const person of visitors) {
    await arrive(walk.screen, person);
    for (const generation of years) {
      await look(walk, person, { generation });
      await pictures(walk, `${person.webspace.replace('.html', '')}-${generation}`);
    }
    await signOut(walk.screen);
  }
}

/** The panel in each theme, beside a CDI widget of PRONOTE's own where that one stays. */
async function themesOf(walk: Walk): Promise<void> {
  await arrive(walk.screen, ines);
  for (const theme of themes) {
    await look(walk, ines, { theme });
    await pictures(walk, `theme-${theme.toLowerCase()}`);
  }
  await signOut(walk.screen);
}

/** PRONOTE's own CDI widget and ours, one below the other. */
async function besideNative(walk: Walk): Promise<void> {
  await arrive(walk.screen, ines, { cdi: 'portal', theme: 'Pronote' });
  await walk.screen.sees(/Source : /);
  await pictures(walk, 'beside-native-widget');
  await signOut(walk.screen);
}

/** The narrowest and the widest screen, the offered portal, and PRONOTE within an ENT's page. */
async function edges(walk: Walk, configure: () => Promise<void>): Promise<void> {
  await signInTo(walk.screen, ines);
  await walk.screen.sees('est-ce votre CDI');
  await pictures(walk, 'offer');
  await configure();
  await look(walk, ines, {});
  await pictures(walk, 'edges', [320, 2560]);
  await signOut(walk.screen);
  await walk.screen.page.goto(addresses.ent('pronote'));
  await walk.screen.click('button', /ALMEIDA Inès/);
  const { page } = walk.screen;
  await eventually('the panel in the frame', () =>
    page.evaluateInFrame<boolean>(
      hosts.pronote,
      'document.querySelector("compagnon-cdi")?.shadowRoot.textContent.includes("Vos prêts") ?? false',
    ),
  );
  await pictures(walk, 'ent-frame');
}

/** As people see it who have set their computer to high contrast. */
async function inForcedColours(proxyPort: number): Promise<void> {
  const size = { width: widths[0], height };
  const browser = await launch('chromium', {
    proxyPort,
    headless: true,
    size,
    language: 'fr',
    forcedColors: true,
  });
  try {
    const walk: Walk = { name: 'chromium', screen: screenOf(await browser.newPage()) };
    await givePortal(browser);
    await arrive(walk.screen, ines);
    await walk.screen.sees(/Source : /);
    await pictures(walk, 'forced-colours');
  } finally {
    await browser.close();
  }
}

async function gallery(name: BrowserName): Promise<void> {
  const sandbox = await startSandbox();
  const size = { width: widths[0], height };
  const browser = await launch(name, { proxyPort: sandbox.port, headless: true, size, language: 'fr' });
  try {
    const walk = { name, screen: screenOf(await browser.newPage()) };
    await edges(walk, () => givePortal(browser));
    await webspaces(walk, name === 'firefox' ? [2026] : generations);
    if (name === 'firefox') return;
    await themesOf(walk);
    // Where PRONOTE's link is the way to the portal, its widget stays.
    await givePortal(browser, { delegation: { kind: 'pronote' } });
    await besideNative(walk);
    await inForcedColours(sandbox.port);
  } finally {
    await browser.close();
    await sandbox.close();
  }
}

mkdirSync(folder, { recursive: true });
for (const name of browserNames) await gallery(name);
