import { addresses, hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { signIn } from '../support/actions.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal, givePortals } from '../support/extension-data.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import type { Screen } from '../support/screen.ts';

/** J2: a search from the panel shows the first results in the panel. */

journey.beforeEach(async ({ computer, tab }) => {
  await givePortal(computer);
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
});

journey('finds records with call number, availability and cover', async ({ computer, tab }) => {
  await tab.fill('combobox', 'Chercher', 'vingt mille lieues');
  await tab.page.press('Enter');
  await tab.sees('1 résultat');
  await tab.seesRole('link', 'Vingt mille lieues sous les mers');
  await tab.sees('R VER');
  await tab.sees(/\d sur \d disponible/);
  await waitForCover(tab);
  // Every icon has a path: icons are looked up by name.
  const icons = await tab.page.evaluate<(string | null)[]>(
    `[...document.querySelector('compagnon-cdi').shadowRoot.querySelectorAll('path')].map((path) => path.getAttribute('d'))`,
  );
  expect(icons.length).toBeGreaterThan(3);
  expect(icons.filter((drawn) => !drawn)).toEqual([]);
  await tab.click('link', 'Vingt mille lieues sous les mers');
  await eventually('the record in a tab of its own', async () =>
    (await computer.openAddresses()).some((address) => address.startsWith(`${addresses.portal}document/`)),
  );
});

journey('opens all results in the portal', async ({ computer, tab }) => {
  await tab.fill('combobox', 'Chercher', 'mer & « poésie » 100 %');
  await tab.page.press('Enter');
  await tab.sees(/Aucun résultat pour/);
  await tab.fill('combobox', 'Chercher', 'mer');
  await tab.click('button', 'Chercher');
  await tab.sees(/\d+ résultats/);
  await tab.click('link', /Voir tous les résultats dans le portail/);
  await eventually('the portal’s results in a tab of their own', async () =>
    (await computer.openAddresses()).includes(`${addresses.portal}recherche/mer`),
  );
});

journey('returns to the loans', async ({ tab }) => {
  await tab.fill('combobox', 'Chercher', 'mer');
  await tab.page.press('Enter');
  await tab.sees(/\d+ résultats/);
  await tab.click('button', 'Revenir aux prêts');
  await tab.sees('À rendre demain');
  await tab.seesNoMore(/\d+ résultats/);
});

journey('sends nothing before Enter, and then only to the portal’s own hosts', async ({ tab, sandbox }) => {
  sandbox.clearRequests();
  await tab.fill('combobox', 'Chercher', 'mer');
  await tab.seesRole('option', 'Vingt mille lieues sous les mers');
  expect(sandbox.requests).toEqual([]);
  await tab.page.press('Enter');
  await tab.sees(/\d+ résultats/);
  await waitForCover(tab);
  const asked = [...new Set(sandbox.requests.map(({ host }) => host))].sort();
  expect(asked).toEqual([hosts.portal, hosts.searchApi, hosts.images].sort());
  expect(sandbox.requests.filter(({ hasSession }) => hasSession)).toEqual([]);
});

for (const [what, fault, words] of [
  ['the portal is down', { kind: 'refuse' }, 'Le portail ne répond pas'],
  ['the portal returns 429', { kind: 'status', status: 429 }, 'Une petite pause'],
] as const) {
  journey(`shows a message when ${what}`, async ({ tab, sandbox }) => {
    sandbox.faults.set('search-simple', fault);
    await tab.fill('combobox', 'Chercher', 'mer');
    await tab.page.press('Enter');
    await tab.sees(words);
    expect(await findings(tab, 'panel')).toEqual([]);
    sandbox.faults.clear();
    await tab.click('button', 'Réessayer');
    await tab.sees(/\d+ résultats/);
  });
}

journey(
  'opens the portal’s results page when the search response is unreadable',
  async ({ computer, tab, sandbox }) => {
    const opened = (terms: string) =>
      eventually(`the portal’s results for ${terms}`, async () =>
        (await computer.openAddresses()).includes(`${addresses.portal}recherche/${terms}`),
      );
    // The API changes its response format after a successful search.
    await tab.fill('combobox', 'Chercher', 'mer');
    await tab.page.press('Enter');
    await tab.sees(/\d+ résultats/);
    sandbox.faults.set('search-simple', { kind: 'other-json' });
    await tab.fill('combobox', 'Chercher', 'loup');
    await tab.page.press('Enter');
    await opened('loup');
    await tab.page.bringToFront();
    await tab.sees('Ils sont ouverts dans un nouvel onglet');
    await tab.seesRole('link', 'Voir tous les résultats dans le portail');
    expect(await findings(tab, 'panel')).toEqual([]);
    sandbox.clearRequests();
    await tab.fill('combobox', 'Chercher', 'chat');
    await tab.page.press('Enter');
    await opened('chat');
    expect(sandbox.requests.filter(({ route }) => route === 'search-simple')).toEqual([]);
  },
);

journey('a new search cancels the pending one', async ({ tab, sandbox }) => {
  sandbox.faults.set('search-simple', { kind: 'latency', ms: 60_000, times: 1 });
  await tab.fill('combobox', 'Chercher', 'loup');
  await tab.page.press('Enter');
  await eventually('the first search at the portal', async () =>
    sandbox.requests.some(({ route }) => route === 'search-simple'),
  );
  await tab.fill('combobox', 'Chercher', 'vingt mille lieues');
  await tab.page.press('Enter');
  // Long before the first search would time out.
  await tab.seesRole('link', 'Vingt mille lieues sous les mers');
});

journey('keyboard only: suggestions, results, more results, back', async ({ computer, tab }) => {
  const focused = () =>
    tab.page.evaluate<string>(
      `(document.querySelector('compagnon-cdi').shadowRoot.activeElement?.textContent ?? '').trim()`,
    );
  const expectAnnounced = (words: string) =>
    eventually(
      `“${words}” announced once`,
      async () => (await tab.texts('status')).filter((text) => text.includes(words)).length === 1,
    );
  await tab.click('combobox', 'Chercher');
  await tab.page.type('lieu');
  await expectAnnounced('1 suggestion.');
  expect(await findings(tab, 'panel')).toEqual([]);
  await tab.sees('les recherches n’y sont pas gardées');
  await tab.page.press('ArrowDown');
  expect(await comboState(tab)).toEqual(['true', 'Vingt mille lieues sous les mers', 'lieu']);
  await tab.page.press('Escape');
  expect(await comboState(tab)).toEqual(['false', '', 'lieu']);
  await tab.page.press('ArrowDown');
  await expectAnnounced('1 suggestion.');
  await tab.page.press('ArrowDown');
  await tab.page.press('Enter');
  await expectAnnounced('1 résultat pour « Vingt mille lieues sous les mers »');
  expect(await tab.value('combobox', 'Chercher')).toBe('Vingt mille lieues sous les mers');

  await tab.fill('combobox', 'Chercher', 'le');
  await tab.page.press('Enter');
  await tab.sees(/\d{2,} résultats/);
  const titles = await panelTexts(tab, 'li');
  expect(titles).toHaveLength(10);
  for (let key = 0; key < 30 && (await focused()) !== 'Voir plus de résultats'; key += 1)
    await tab.page.press('Tab');
  await tab.page.press('Enter');
  await expectAnnounced('20 résultats affichés sur');
  const more = await panelTexts(tab, 'li');
  expect(more).toHaveLength(20);
  expect(more.slice(0, 10)).toEqual(titles);
  expect((await focused()).replace(/\s+/g, '')).toBe(more[10]?.replace(/\s+/g, ''));
  expect(await findings(tab, 'panel')).toEqual([]);
  await tab.click('combobox', 'Chercher');
  await tab.page.press('Escape');
  await tab.sees('À rendre demain');
  expect(await tab.value('combobox', 'Chercher')).toBe('');
  expect(computer.consoleLines()).toEqual([]);
});

journey('searches all portals at once, with separate results', async ({ computer, tab }) => {
  await givePortals(computer, [{}, { id: 'lycee', name: 'CDI du lycée' }]);
  await tab.page.goto(addresses.pronoteHome);
  await tab.seesRole('tab', 'CDI du lycée');
  await tab.click('checkbox', 'Chercher dans tous les portails');
  await tab.fill('combobox', 'Chercher', 'mer');
  await tab.page.press('Enter');
  await tab.seesRole('heading', 'CDI du lycée');
  await eventually(
    'a list for each portal',
    async () => (await panelTexts(tab, '[role=tabpanel]:not([hidden]) .hit')).length > 10,
  );
  await eventually(
    'a link to all results for each portal',
    async () =>
      (await panelTexts(tab, '[role=tabpanel]:not([hidden]) a')).filter((text) =>
        text.startsWith('Voir tous'),
      ).length === 2,
  );
  expect(await findings(tab, 'panel')).toEqual([]);
  await tab.click('button', 'Revenir aux prêts');
  await tab.sees('À rendre demain');
});

/** The text of every element in the panel that matches this selector. */
function panelTexts({ page }: Screen, selector: string): Promise<readonly string[]> {
  return page.evaluate(`[...document.querySelector('compagnon-cdi').shadowRoot.querySelectorAll(${JSON.stringify(selector)})]
    .map((element) => element.textContent)`);
}

/** Waits until the panel shows a cover of the library's own size. */
function waitForCover(tab: Screen): Promise<unknown> {
  return eventually('a cover', () =>
    tab.page.evaluate<boolean>(
      `[...document.querySelector('compagnon-cdi').shadowRoot.querySelectorAll('canvas')].some(({ width }) => width === 80)`,
    ),
  );
}

/** Whether the list is open, the active option, and the text of the field. */
function comboState({ page }: Screen): Promise<readonly [string, string, string]> {
  return page.evaluate(`(() => {
    const root = document.querySelector('compagnon-cdi').shadowRoot;
    const field = root.querySelector('[role=combobox]');
    const id = field.getAttribute('aria-activedescendant');
    const option = id === null ? null : root.getElementById(id);
    return [field.getAttribute('aria-expanded'), option?.textContent ?? '', field.value];
  })()`);
}
