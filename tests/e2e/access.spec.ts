import { school } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { openOptions, signIn, typeRne } from '../support/actions.ts';
import { givePortal } from '../support/extension-data.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';

/** Axe (WCAG 2.2, level AA, and best practices) reports nothing in the extension's own interface. */

journey(
  'the panel has no findings with loans, with results and without results',
  async ({ computer, tab }) => {
    await givePortal(computer);
    await signIn(tab, people.ines.login);
    await tab.sees('À rendre demain');
    expect(await findings(tab, 'panel')).toEqual([]);
    await tab.click('button', 'Mode sombre');
    expect(await findings(tab, 'panel')).toEqual([]);
    await tab.fill('combobox', 'Chercher', 'mer');
    await tab.page.press('Enter');
    await tab.sees(/\d+ résultats/);
    expect(await findings(tab, 'panel')).toEqual([]);
    await tab.fill('combobox', 'Chercher', 'zzzz');
    await tab.page.press('Enter');
    await tab.sees('Aucun résultat pour');
    expect(await findings(tab, 'panel')).toEqual([]);
  },
);

journey('the panel has no findings when it shows a failure', async ({ computer, tab }) => {
  await givePortal(computer);
  await signIn(tab, people.lou.login);
  await tab.sees('Pas de carte de lecteur à ce nom');
  expect(await findings(tab, 'panel')).toEqual([]);
});

journey('the settings have no findings', async ({ computer, tab }) => {
  await openOptions(computer, tab);
  expect(await findings(tab)).toEqual([]);
  await typeRne(tab, '9990001A');
  await tab.click('button', 'Utiliser 9990001X');
  await tab.sees(`Trouvé : ${school.portalTitle}`);
  await tab.fill('textbox', 'Nom', ' ');
  await tab.click('button', 'Enregistrer');
  await tab.sees('Donner un nom au portail');
  expect(await findings(tab)).toEqual([]);
  await tab.fill('textbox', 'Nom', 'CDI');
  await tab.click('button', 'Vérifier ce portail');
  await tab.sees('Les résultats s’afficheront dans PRONOTE.');
  expect(await findings(tab)).toEqual([]);
  await tab.click('button', 'Enregistrer');
  await tab.sees('Portail enregistré.');
  expect(await findings(tab)).toEqual([]);
});
