import { addresses, hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { signIn } from '../support/acts.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';

/** J2: a few words, Enter, and the first results are in the panel. */

journey.beforeEach(async ({ computer, tab }) => {
  await givePortal(computer);
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
});

journey('finds records, says where they stand and whether one can have them', async ({ computer, tab }) => {
  await tab.fill('combobox', 'Chercher', 'vingt mille lieues');
  await tab.page.press('Enter');
  await tab.sees('1 résultat');
  await tab.seesRole('link', 'Vingt mille lieues sous les mers');
  await tab.sees('R VER');
  await tab.sees(/\d sur \d disponible/);
  await tab.click('link', 'Vingt mille lieues sous les mers');
  await eventually('the record in a tab of its own', async () =>
    (await computer.openAddresses()).some((address) => address.startsWith(`${addresses.portal}document/`)),
  );
});

journey('leads to all the results in the portal, signed in', async ({ computer, tab }) => {
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

journey('comes back to the loans', async ({ tab }) => {
  await tab.fill('combobox', 'Chercher', 'mer');
  await tab.page.press('Enter');
  await tab.sees(/\d+ résultats/);
  await tab.click('button', 'Revenir aux prêts');
  await tab.sees('À rendre demain');
  await tab.seesNoMore(/\d+ résultats/);
});

journey(
  'sends nothing before Enter, and afterwards only to the portal’s own hosts',
  async ({ tab, sandbox }) => {
    sandbox.forgetRequests();
    await tab.fill('combobox', 'Chercher', 'mer');
    expect(sandbox.requests).toEqual([]);
    await tab.page.press('Enter');
    await tab.sees(/\d+ résultats/);
    const asked = [...new Set(sandbox.requests.map(({ host }) => host))].sort();
    expect(asked).toEqual([hosts.portal, hosts.searchApi].sort());
  },
);

for (const [what, fault, words] of [
  ['the portal is down', { kind: 'refuse' }, 'Le portail ne répond pas'],
  ['the portal asks for a pause', { kind: 'status', status: 429 }, 'Une petite pause'],
  ['a page comes instead of JSON', { kind: 'html' }, 'Résultats à lire sur le portail'],
] as const) {
  journey(`says it when ${what}`, async ({ tab, sandbox }) => {
    sandbox.faults.set('search-simple', fault);
    await tab.fill('combobox', 'Chercher', 'mer');
    await tab.page.press('Enter');
    await tab.sees(words);
    sandbox.faults.clear();
    await tab.fill('combobox', 'Chercher', 'mer');
    await tab.page.press('Enter');
    await tab.sees(/\d+ résultats/);
  });
}
