import { addresses, feedToken } from '../sandbox/hosts.ts';
import { feed, openExports, prepareFile, school, send } from '../support/exports-page.ts';
import { givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { giveRoster, inventedPupils } from '../support/roster-data.ts';

/** The export page: exceptions, warnings, a large roster, the keyboard. */

journey(
  'excluded users stay excluded after a reload, until the exceptions are reset',
  async ({ computer, tab }) => {
    await givePortal(computer, { feed });
    await giveRoster(computer, school);
    await openExports(computer, tab);
    await tab.sees('43 utilisateurs choisis sur 43');
    await tab.click('checkbox', 'Enseignants');
    await tab.sees('40 utilisateurs choisis sur 43');
    await tab.clickText('Personne par personne');
    await tab.fill('searchbox', 'Chercher un nom', 'inès alm');
    await tab.click('checkbox', /ALMEIDA A0 Inès/);
    await tab.sees('39 utilisateurs choisis sur 43');
    await tab.sees('4 exceptions');
    await tab.page.reload();
    await tab.sees('39 utilisateurs choisis sur 43');
    await tab.click('button', 'Revenir au public du portail');
    await tab.sees('43 utilisateurs choisis sur 43');
  },
);

journey(
  'asks for confirmation before sending to another school’s endpoint',
  async ({ computer, tab, sandbox }) => {
    const endpoint = addresses.feedReception.replace('9990001X', '9990002Y');
    await givePortal(computer, { feed: { ...feed, endpoint } });
    await giveRoster(computer, school);
    await openExports(computer, tab);
    await prepareFile(tab);
    await send(tab, feedToken);
    await tab.sees('Cette adresse est celle de l’établissement 9990002Y');
    expect(sandbox.requests.filter(({ route }) => route === 'feed-reception')).toEqual([]);
    await tab.click('checkbox', 'Oui, envoyer à l’établissement 9990002Y');
    await tab.click('button', 'Envoyer maintenant');
    await tab.sees('À cette adresse, rien ne reçoit de fichiers.');
  },
);

journey(
  'a roster of ten thousand renders only the visible rows, and is searchable by name',
  async ({ computer, tab }) => {
    await givePortal(computer, { feed });
    await giveRoster(computer, inventedPupils(10_000));
    await openExports(computer, tab);
    await tab.clickText('Personne par personne');
    await tab.sees('10 000 personnes');
    expect(await tab.page.evaluate(`document.querySelectorAll('.exports-window li').length`)).toBeLessThan(
      60,
    );
    await tab.fill('searchbox', 'Chercher un nom', 'p9999');
    await tab.sees('1 personne');
    await tab.seesRole('checkbox', /ŁUKASIK P9999/);
  },
);

journey('keyboard only: the focus is never lost', async ({ computer, tab }) => {
  const focused = () => tab.page.evaluate<string>('document.activeElement.textContent.trim()');
  await givePortal(computer, { feed });
  await giveRoster(computer, school);
  await openExports(computer, tab);
  await tab.sees('Rien ne part encore.');
  await tab.page.evaluate(`([...document.querySelectorAll('button')]
    .find((button) => button.textContent === 'Préparer le fichier').focus(), null)`);
  await tab.page.press('Enter');
  await tab.sees('Fichier prêt et relu');
  expect(await focused()).toContain('Envoyer ou enregistrer');
  await tab.page.press('Tab');
  expect(await focused()).toBe('Envoyer au portail…');
  await tab.page.press('Enter');
  await tab.seesRole('heading', /Envoyer à ce portail/);
  expect(await focused()).toMatch(/Envoyer à ce portail/);
});
