import { people } from '../sandbox/people.ts';
import { signIn } from '../support/actions.ts';
import type { BrowserDriver } from '../support/browsers/page-driver.ts';
import { eventually } from '../support/eventually.ts';
import {
  ageByAnHour,
  givePortal,
  givePortals,
  storedInArea,
  storedInDatabases,
} from '../support/extension-data.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import { type Screen, screenOf } from '../support/screen.ts';

/** The toolbar's popup, opened as a tab, since WebDriver cannot click toolbar buttons. */

async function openPopup(computer: BrowserDriver): Promise<Screen> {
  const popup = screenOf(await computer.newPage());
  await popup.page.goto(computer.extensionPage('popup.html'));
  return popup;
}

async function visitPronote(tab: Screen, login: string, sees: string): Promise<void> {
  await signIn(tab, login);
  await tab.sees(sees);
}

async function loanItems({ texts }: Screen): Promise<readonly string[]> {
  return (await texts('listitem')).filter((text) => /retard|À rendre/.test(text));
}

journey('shows no loans once PRONOTE is closed', async ({ computer, tab }) => {
  await givePortal(computer);
  await visitPronote(tab, people.ines.login, 'À rendre demain');
  const popup = await openPopup(computer);
  await popup.seesRole('heading', 'Prêts de Inès ALMEIDA');
  await tab.page.close();
  await popup.page.reload();
  await popup.seesRole('heading', 'Ouvrir PRONOTE pour voir les prêts');
  expect(await loanItems(popup)).toEqual([]);
});

journey('shows the current user’s loans, overdue ones first', async ({ computer, tab }) => {
  await givePortal(computer);
  await visitPronote(tab, people.ines.login, 'À rendre demain');
  const popup = await openPopup(computer);
  await popup.seesRole('heading', 'Prêts de Inès ALMEIDA');
  await popup.seesRole('heading', '5 prêts · 1 en retard');
  const loans = await loanItems(popup);
  expect(loans).toHaveLength(5);
  expect(loans[0]).toContain('En retard de 9 jours');
  expect(loans[1]).toContain('À rendre aujourd’hui');
  expect(loans.join()).not.toContain('CDI du collège Imaginaire');
  await popup.sees(/Source : service des prêts · lu/);
  expect(await findings(popup)).toEqual([]);
  expect(computer.consoleLines()).toEqual([]);
});

journey(
  'merges the loans of all portals into one list, with the portal’s name when there are several',
  async ({ computer, tab }) => {
    await givePortals(computer, [{}, { id: 'other', name: 'Médiathèque' }]);
    await visitPronote(tab, people.ines.login, 'À rendre demain');
    const popup = await openPopup(computer);
    await popup.seesRole('heading', '10 prêts · 2 en retard');
    const loans = await loanItems(popup);
    expect(loans.map((text) => text.includes('En retard'))).toEqual([true, true, ...Array(8).fill(false)]);
    expect(loans.filter((text) => text.includes('Médiathèque'))).toHaveLength(5);
    expect(loans.filter((text) => text.includes('CDI du collège Imaginaire'))).toHaveLength(5);
    expect(await findings(popup)).toEqual([]);
  },
);

journey('reports a failure at one portal and lists the others', async ({ computer, tab }) => {
  const elsewhere = {
    id: 'other',
    name: 'Médiathèque',
    delegation: { kind: 'none' },
    address: 'https://9990075c.esidoc.fr',
  } as const;
  await givePortals(computer, [{}, elsewhere]);
  await visitPronote(tab, people.ines.login, 'À rendre demain');
  const popup = await openPopup(computer);
  await popup.seesRole('heading', '5 prêts · 1 en retard');
  await popup.sees('Médiathèque');
  await popup.seesRole('link', /portail/);
  expect(await findings(popup)).toEqual([]);
});

journey(
  'keeps the loans when the portal is down, reports it, and recovers',
  async ({ computer, tab, sandbox }) => {
    await givePortal(computer);
    await visitPronote(tab, people.ines.login, 'À rendre demain');
    await ageByAnHour(computer);
    sandbox.faults.set('loans-api', { kind: 'refuse' });
    sandbox.faults.set('portal-account', { kind: 'refuse' });
    const popup = await openPopup(computer);
    await popup.sees('il y a 1 h');
    await popup.click('button', 'Actualiser les prêts');
    await popup.sees(/Le portail ne répond pas\. Prêts lus/);
    await popup.sees('À rendre demain');
    expect(await findings(popup)).toEqual([]);
    sandbox.faults.clear();
    await ageByAnHour(computer);
    await popup.click('button', 'Réessayer');
    await popup.seesNoMore('Le portail ne répond pas');
    await popup.sees('lu à l’instant');
  },
);

journey('sends no second request within a minute', async ({ computer, tab, sandbox }) => {
  await givePortal(computer);
  await visitPronote(tab, people.ines.login, 'À rendre demain');
  const popup = await openPopup(computer);
  await popup.sees('À rendre demain');
  sandbox.clearRequests();
  await popup.click('button', 'Actualiser les prêts');
  await eventually('the announced end of the refresh', async () =>
    (await popup.texts('status')).some((text) => text.includes('Prêts à jour : 5 prêts')),
  );
  expect(sandbox.requests).toEqual([]);
});

journey(
  'shows no loans before PRONOTE was opened, and follows the current user',
  async ({ computer, tab }) => {
    await givePortal(computer);
    const early = await openPopup(computer);
    await early.sees('Ouvrir PRONOTE pour voir les prêts');
    expect(await findings(early)).toEqual([]);
    await visitPronote(tab, people.noe.login, 'Aucun prêt en cours');
    await early.page.reload();
    await early.seesRole('heading', 'Prêts de Noé BERTHIER');
    await early.sees('Aucun prêt en cours');
    expect(await findings(early)).toEqual([]);
  },
);

journey(
  'shows the reason instead of loans when the user has no borrower account',
  async ({ computer, tab }) => {
    await givePortal(computer);
    await visitPronote(tab, people.lou.login, 'Pas de carte de lecteur à ce nom');
    const popup = await openPopup(computer);
    await popup.sees('Pas de carte de lecteur à ce nom');
    await popup.seesRole('link', 'Ouvrir le portail');
    expect(await loanItems(popup)).toEqual([]);
    expect(await findings(popup)).toEqual([]);
  },
);

journey('leads to the settings by keyboard when no portal is defined', async ({ computer }) => {
  const popup = await openPopup(computer);
  await popup.sees('Pas encore de portail');
  expect(await findings(popup)).toEqual([]);
  await popup.page.press('Tab');
  expect(await popup.page.evaluate('document.activeElement.textContent')).toBe('Ouvrir les réglages');
  await popup.page.press('Enter');
  const ownPages = `(globalThis.browser ?? chrome).extension.getViews().map(({ location }) => location.pathname)`;
  await eventually('the settings', async () =>
    (await popup.page.evaluate<string[]>(ownPages)).includes('/options.html'),
  );
});

journey(
  'shows the user’s name while the first loans load, then the loans',
  async ({ computer, tab, sandbox }) => {
    await givePortal(computer);
    sandbox.faults.set('loans-api', { kind: 'latency', ms: 4000 });
    await signIn(tab, people.ines.login);
    await tab.sees('Lecture des prêts…');
    const popup = await openPopup(computer);
    await popup.seesRole('heading', 'Prêts de Inès ALMEIDA');
    const delays = `document.querySelector('.skeleton').getAnimations().map(({ effect }) => effect.getTiming().delay)`;
    expect(await popup.page.evaluate(delays)).toEqual([200]);
    await popup.sees('5 prêts · 1 en retard');
    expect(sandbox.requests.filter(({ route }) => route === 'loans-api')).toHaveLength(1);
  },
);

journey('stores nothing and logs nothing', async ({ computer, tab }) => {
  await givePortal(computer);
  await visitPronote(tab, people.ines.login, 'À rendre demain');
  const stored = async () => [
    await storedInDatabases(computer),
    await storedInArea(computer, 'local'),
    await storedInArea(computer, 'session'),
  ];
  const before = await stored();
  const popup = await openPopup(computer);
  await popup.sees('À rendre demain');
  expect(await popup.page.evaluate('JSON.stringify([localStorage, sessionStorage])')).toBe('[{},{}]');
  expect(await stored()).toEqual(before);
  expect(computer.consoleLines()).toEqual([]);
});
