import { addresses, hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { launch } from '../support/browsers/launch.ts';
import type { PageDriver } from '../support/browsers/page-driver.ts';
import { givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { type Layout, layoutOf } from '../support/page-layout.ts';
import { afterActions } from '../support/rerender.ts';
import { type Screen, screenOf } from '../support/screen.ts';
import { signInToPanel, signInToWebspace } from '../support/webspace-sign-in.ts';

/** The panel does not change PRONOTE's page: no layout shift, no additional request, no console output. */

const size = { width: 1400, height: 900 };
const widths = [1600, 1300, 900, 400] as const;
/** Low enough for the page to have a scroll bar with or without the panel. */
const lowHeight = 400;

async function layouts(page: PageDriver, column: string): Promise<Record<number, Layout>> {
  const found: Record<number, Layout> = {};
  for (const width of widths) {
    await page.resize(width, lowHeight);
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))');
    found[width] = await layoutOf(page, column);
  }
  return found;
}

/** The requests to PRONOTE's server. */
function requestsToPronote({ requests }: Sandbox): readonly string[] {
  return requests
    .filter(({ host, path }) => host === hosts.pronote && path.startsWith('/pronote/'))
    .map(({ method, path, query, status }) => `${method} ${path}?${query} ${status}`)
    .sort();
}

/** Records violations of PRONOTE's content security policy. */
async function watchPolicy(page: PageDriver): Promise<() => Promise<readonly string[]>> {
  await page.beforeEveryPage(`globalThis.violations = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      violations.push(violatedDirective + ' ' + blockedURI));`);
  return () => page.evaluate<readonly string[]>('violations');
}

/** Ordinary use of PRONOTE with the panel in the page. */
async function usePronote(tab: Screen): Promise<void> {
  await tab.click('button', /^Actualiser le widget Absences/);
  await tab.click('button', 'Mode sombre');
  await tab.page.evaluate('sandboxPronote.swap()');
  await tab.page.evaluate('(sandboxPronote.leave(), sandboxPronote.comeBack())');
}

for (const { person, column } of [
  { person: people.ines, column: 'agendaetinformations' },
  { person: people.karim, column: 'absencesprof' },
]) {
  journey(
    `the panel in ${person.webspace} moves no element and sends PRONOTE no additional request`,
    async ({ computer, tab, sandbox, browserUnderTest }) => {
      const plain = await launch(browserUnderTest, {
        proxyPort: sandbox.port,
        headless: true,
        size,
        language: 'fr',
        extension: false,
      });
      const plainTab = screenOf(await plain.newPage());
      await signInToWebspace(plainTab, person);
      await plainTab.seesRole('heading', 'Menu de la cantine');
      const without = await layouts(plainTab.page, column);
      await plainTab.page.resize(size.width, size.height);
      await usePronote(plainTab);
      const requestsWithout = requestsToPronote(sandbox);
      await plain.close();

      await givePortal(computer);
      sandbox.clearRequests();
      const violations = await watchPolicy(tab.page);
      await signInToPanel(tab, person);
      await tab.sees(/service des prêts/);
      expect(await layouts(tab.page, column)).toEqual(without);
      await tab.page.resize(size.width, size.height);
      await usePronote(tab);
      await tab.fill('combobox', 'Chercher', 'mer');
      await tab.page.press('Enter');
      await tab.sees(/\d+ résultats/);

      expect(Object.keys(without[1600] ?? {}).length).toBeGreaterThan(100);
      expect(requestsWithout.length).toBeGreaterThan(5);
      expect(requestsToPronote(sandbox)).toEqual(requestsWithout);
      expect(await violations()).toEqual([]);
      expect(computer.consoleLines()).toEqual([]);
    },
  );
}

journey('keys typed in the panel do not reach PRONOTE', async ({ computer, tab }) => {
  await givePortal(computer);
  await signInToPanel(tab, people.ines);
  const heard = () =>
    tab.page.evaluate<[string | null, string | null]>(
      '[document.body.dataset.keysHeard ?? null, document.body.dataset.shortcut ?? null]',
    );
  await tab.click('combobox', 'Chercher');
  await tab.page.type('mer');
  await tab.page.press('Alt+Shift+Digit1');
  expect(await heard()).toEqual([null, null]);
  await tab.click('button', 'Notifications');
  await tab.page.press('Alt+Shift+Digit1');
  expect(await heard()).toEqual(['3', '1']);
});

journey('the panel stays below a dialog of PRONOTE', async ({ computer, tab }) => {
  await givePortal(computer);
  await signInToPanel(tab, people.ines);
  await afterActions(tab.page, ['openDialog'], 'agendaetinformations');
  const [above, focus] = await tab.page.evaluate<[string, string]>(`(() => {
    const box = document.querySelector('compagnon-cdi').getBoundingClientRect();
    const above = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 60) / 2);
    return [above.className, document.activeElement.textContent];
  })()`);
  expect([above, focus]).toEqual(['fenetre-voile', 'Fermer']);
});

for (const { what, address, heading } of [
  {
    what: 'a page that never renders its home page',
    address: addresses.pronoteWebspace('eleve.html', undefined, undefined, { accueil: 'jamais' }),
    heading: 'Page d’accueil',
  },
  { what: 'another product of PRONOTE’s vendor', address: addresses.otherProduct, heading: 'Salles libres' },
]) {
  journey(`the panel is not mounted in ${what}`, async ({ computer, tab }) => {
    await givePortal(computer);
    await signInToPanel(tab, people.ines);
    const violations = await watchPolicy(tab.page);
    await tab.page.goto(address);
    await tab.seesRole('heading', heading);
    expect(await tab.page.evaluateInContentScript<string>('location.href')).toBe(address);
    const panels = `new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      .then(() => document.querySelectorAll('compagnon-cdi').length)`;
    expect(await tab.page.evaluate<number>(panels)).toBe(0);
    expect(await violations()).toEqual([]);
    expect(computer.consoleLines()).toEqual([]);
  });
}
