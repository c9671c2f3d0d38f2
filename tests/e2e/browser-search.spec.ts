import { addresses } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { signIn } from '../support/actions.ts';
import type { BrowserDriver } from '../support/browsers/page-driver.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal, givePortals, inExtension } from '../support/extension-data.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import { type Screen, screenOf } from '../support/screen.ts';

/** Searching from the browser itself: address bar, context menu, keyboard shortcut. */

async function expectOpened(computer: BrowserDriver, address: string): Promise<void> {
  await eventually(address, async () => (await computer.openAddresses()).includes(address));
}

/** Waits until the extension has opened this page of its own, and opens it in a test tab. */
async function openOwnPage(computer: BrowserDriver, path: string): Promise<Screen> {
  await expectOpened(computer, computer.extensionPage(path));
  const screen = screenOf(await computer.newPage());
  await screen.page.goto(computer.extensionPage(path));
  return screen;
}

const focused = (tab: Screen) =>
  tab.page.evaluate<string>(
    `document.querySelector('compagnon-cdi')?.shadowRoot.activeElement?.role ?? document.activeElement.tagName`,
  );

journey('the address bar searches in the portal', async ({ computer, tab, sandbox }) => {
  await tab.page.goto(addresses.pronoteHome);
  await eventually('the hint without a portal', async () => {
    const offers = await computer.browserUi.addressBarSuggestions('mer');
    return offers.length === 1 && offers[0]?.startsWith('Pas encore de portail ici');
  });
  await givePortals(computer, [{}, { id: 'other', name: 'Médiathèque & « <CDI> »' }]);
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  sandbox.clearRequests();
  await eventually('the default portal', async () => {
    const [first] = await computer.browserUi.addressBarSuggestions('com');
    return first?.endsWith(' · CDI du collège Imaginaire');
  });
  const [, ...offers] = await computer.browserUi.addressBarSuggestions('comte');
  expect(offers.map((line) => line.replace(/&amp;|&lt;|&gt;/g, '?').replace(/[&<>]/g, '?'))).toEqual([
    expect.stringMatching(/^Chercher «.comte.» · Médiathèque \? « \?CDI\? »$/),
    'Le Comte de Monte-Cristo · dans vos prêts',
  ]);
  expect(sandbox.requests).toEqual([]);
  await tab.page.bringToFront();
  await computer.browserUi.submitAddressBar('mer du nord');
  await expectOpened(computer, `${addresses.portal}recherche/mer%20du%20nord`);
});

journey('the context menu of a selected text searches in the portal', async ({ computer, tab }) => {
  await tab.page.goto(addresses.pronoteHome);
  await tab.sees('Identifiant');
  await tab.page.bringToFront();
  expect(await computer.browserUi.contextMenuEntries('Identifiant')).toEqual([]);
  await givePortal(computer);
  await tab.page.bringToFront();
  const entry = expect.stringMatching(/^Chercher «.Identifiant.» au CDI$/);
  await eventually('the entry in the menu', async () => {
    const entries = await computer.browserUi.contextMenuEntries('Identifiant');
    return entries.length > 0;
  });
  await computer.killBackground();
  // Any event that restarts the background must neither lose the menu entry nor duplicate it.
  await inExtension(
    computer,
    `(globalThis.browser ?? chrome).runtime.sendMessage({ name: 'popup.open', input: {} })`,
  );
  await tab.page.bringToFront();
  expect(await computer.browserUi.contextMenuEntries('Identifiant')).toEqual([entry]);
  await computer.browserUi.chooseMenuEntry('Identifiant');
  await expectOpened(computer, `${addresses.portal}recherche/Identifiant`);
  expect(computer.consoleLines()).toEqual([]);
});

journey(
  'the shortcut focuses the search box, or opens the search page without one',
  async ({ computer, tab }) => {
    await givePortal(computer);
    await signIn(tab, people.ines.login);
    await tab.seesRole('combobox', 'Chercher');
    const elsewhere = screenOf(await computer.newPage());
    await elsewhere.page.goto(addresses.portal);
    await elsewhere.page.bringToFront();
    expect(await focused(tab)).not.toBe('combobox');
    await computer.browserUi.pressShortcut();
    await eventually('the focus in the panel’s search box', async () => (await focused(tab)) === 'combobox');
    await tab.page.type('vingt mille');
    expect(await tab.value('combobox', 'Chercher')).toBe('vingt mille');

    await tab.page.close();
    await elsewhere.page.bringToFront();
    await computer.browserUi.pressShortcut();
    const page = await openOwnPage(computer, 'search.html');
    await page.seesRole('searchbox', 'Chercher');
    expect(await findings(page)).toEqual([]);
    await page.page.press('Enter');
    await page.sees('Un mot suffit');
    await page.page.type('mer');
    await page.page.press('Enter');
    await expectOpened(computer, `${addresses.portal}recherche/mer`);
  },
);

journey('the shortcut opens the settings when no portal is defined', async ({ computer, tab }) => {
  await tab.page.goto(addresses.pronoteHome);
  await tab.page.bringToFront();
  await computer.browserUi.pressShortcut();
  await expectOpened(computer, computer.extensionPage('options.html'));
});
