import { addresses, hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { signIn } from '../support/actions.ts';
import { ageByAnHour, givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { screenOf } from '../support/screen.ts';

/** J1: a pupil opens PRONOTE's home page and sees the CDI panel with their loans. */

journey.beforeEach(({ computer }) => givePortal(computer));

journey('shows the portal, the search box and the loans, overdue ones first', async ({ computer, tab }) => {
  await signIn(tab, people.ines.login);
  await tab.seesRole('heading', 'CDI du collège Imaginaire');
  await tab.seesRole('combobox', 'Chercher un document au CDI');
  await tab.sees('5 prêts · 1 en retard');
  const loans = (await tab.texts('listitem')).filter((text) => /retard|À rendre/.test(text));
  expect(loans).toHaveLength(5);
  expect(loans[0]).toContain('En retard de 9 jours');
  expect(loans[1]).toContain('À rendre aujourd’hui');
  expect(loans[2]).toContain('À rendre demain');
  await tab.sees(/Source : service des prêts · lu à l’instant/);
  // The page's content security policy forbids foreign styles and scripts: the panel must not cause violations.
  expect(computer.consoleLines()).toEqual([]);
});

journey('stays in the right column, once, when the page changes', async ({ tab }) => {
  const places = () =>
    tab.page.evaluate<string[]>(
      `[...document.querySelectorAll('compagnon-cdi')].map((panel) => panel.parentElement.className)`,
    );
  const expectInPlace = async () => {
    await tab.sees('À rendre demain');
    expect(await places()).toEqual([expect.stringContaining('agendaetinformations')]);
  };
  await signIn(tab, people.ines.login);
  await expectInPlace();
  await tab.fill('combobox', 'Chercher', 'des mots');

  await tab.page.resize(1000, 900);
  await expectInPlace();
  await tab.page.resize(1400, 900);
  await tab.click('button', 'Actualiser le widget Agenda');
  await expectInPlace();
  await tab.click('button', 'Fermer le widget Dernières notes');
  await expectInPlace();
  await tab.click('menuitem', 'Notes');
  await tab.seesNoMore('À rendre demain');
  expect(await places()).toEqual([]);
  await tab.click('menuitem', 'Page d’accueil');
  await expectInPlace();
  expect(await tab.value('combobox', 'Chercher')).toBe('des mots');
});

journey('typing in the search box does not trigger PRONOTE’s shortcuts', async ({ tab }) => {
  await signIn(tab, people.ines.login);
  await tab.click('combobox', 'Chercher');
  await tab.page.press('Alt+Shift+Digit1');
  await tab.page.type('1');
  expect(await tab.page.evaluate('document.body.dataset.shortcut ?? null')).toBeNull();
});

journey('shows the stored loans at once, without further requests that day', async ({ tab, sandbox }) => {
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  sandbox.clearRequests();
  await tab.page.reload();
  await tab.sees('À rendre demain');
  const asked = sandbox.requests.filter(({ host }) => host !== hosts.pronote);
  expect(asked).toEqual([]);
});

for (const [who, pupil, words] of [
  ['has no loans', people.noe, 'Aucun prêt en cours'],
  ['has no borrower account', people.lou, 'Pas de carte de lecteur à ce nom'],
  ['has no portal account', people.aya, 'Compte pas encore relié'],
] as const) {
  journey(`shows the reason when the pupil ${who}`, async ({ tab }) => {
    await signIn(tab, pupil.login);
    await tab.sees(words);
  });
}

journey(
  'keeps the loans when the portal is down, reports it, and recovers',
  async ({ computer, tab, sandbox }) => {
    await signIn(tab, people.ines.login);
    await tab.sees('À rendre demain');
    // Refreshes are limited to one a minute: age the stored snapshot instead of waiting.
    await ageByAnHour(computer);
    await tab.page.reload();
    await tab.sees('il y a 1 h');
    sandbox.faults.set('loans-api', { kind: 'refuse' });
    sandbox.faults.set('portal-account', { kind: 'refuse' });
    await tab.click('button', 'Actualiser mes prêts');
    await tab.sees(/Le portail ne répond pas\. Prêts lus/);
    await tab.sees('À rendre demain');
    sandbox.faults.clear();
    await ageByAnHour(computer);
    await tab.click('button', 'Actualiser mes prêts');
    await tab.seesNoMore('Le portail ne répond pas');
    await tab.sees('lu à l’instant');
  },
);

journey('explains manual sign-in, and loads the loans on return', async ({ computer, tab }) => {
  await givePortal(computer, { delegation: { kind: 'none' } });
  await signIn(tab, people.ines.login);
  await tab.sees('Une connexion, et les prêts sont là');
  await tab.seesRole('link', /Ouvrir le portail pour se connecter/);
  const portal = screenOf(await computer.newPage());
  await portal.page.goto(addresses.portal);
  await portal.click('link', 'Se connecter');
  await portal.seesRole('link', 'Mon compte');
  await portal.page.close();
  await tab.page.bringToFront();
  await tab.sees('À rendre demain');
});

journey('works when the background is terminated between steps', async ({ computer, tab }) => {
  const endBackground = async () => expect(await computer.killBackground()).toBe(true);
  await endBackground();
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  await endBackground();
  await tab.fill('combobox', 'Chercher', 'mer');
  await tab.page.press('Enter');
  await tab.sees(/\d+ résultats/);
  await endBackground();
  await tab.click('button', 'Revenir aux prêts');
  await tab.sees('À rendre demain');
  await tab.page.reload();
  await tab.sees('À rendre demain');
});
