import { addresses, hosts, school } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { definePortal, openOptions, signIn, typeRne } from '../support/actions.ts';
import { givePortal, storedInArea } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';

/** J6: an administrator sets up a portal from its RNE, checks it and saves it. */

journey(
  'a portal defined by its RNE can be checked and saved, and appears for pupils',
  async ({ computer, tab }) => {
    await openOptions(computer, tab);
    await typeRne(tab, ' 9990001 x ');
    await tab.sees(`Trouvé : ${school.portalTitle}`);
    expect(await tab.value('textbox', 'Adresse du portail')).toBe(`https://${hosts.portal}`);
    expect(await tab.value('textbox', 'Nom')).toBe(school.portalTitle);
    expect(await tab.value('textbox', 'Description')).toBe(school.portalSubtitle);
    await tab.click('radio', 'Connexion automatique par CAS');
    await tab.fill('textbox', 'Adresse de connexion CAS', addresses.casLogin);
    await tab.click('button', 'Vérifier ce portail');
    await tab.sees('C’est bien un portail e-sidoc.');
    await tab.sees('Les résultats s’afficheront dans PRONOTE.');
    await tab.sees('Personne n’est connecté en ce moment.');
    await tab.click('button', 'Enregistrer');
    await tab.sees('Portail enregistré.');

    await tab.page.reload();
    await tab.sees(school.portalTitle);
    await signIn(tab, people.ines.login);
    await tab.seesRole('heading', school.portalTitle);
    await tab.sees('À rendre demain');
  },
);

journey('suggests the right check letter of an RNE', async ({ computer, tab }) => {
  await openOptions(computer, tab);
  await typeRne(tab, '9990001A');
  await tab.sees('9990001A : la lettre attendue est X.');
  await tab.click('button', 'Utiliser 9990001X');
  await tab.sees(`Trouvé : ${school.portalTitle}`);
  expect(await tab.value('textbox', 'RNE')).toBe('9990001X');
});

journey('invalid fields show their error and keep the input', async ({ computer, tab }) => {
  await openOptions(computer, tab);
  await typeRne(tab, '9990001X');
  await tab.sees(`Trouvé : ${school.portalTitle}`);
  await tab.fill('textbox', 'Adresse du portail', 'http://9990001x.esidoc.fr');
  await tab.fill('textbox', 'Nom', ' ');
  await tab.click('button', 'Enregistrer');
  await tab.sees('L’adresse doit commencer par https://');
  await tab.sees('Donner un nom au portail');
  expect(await tab.value('textbox', 'Adresse du portail')).toBe('http://9990001x.esidoc.fr');
  expect(await storedInArea(computer, 'local')).not.toContain('9990001');
});

for (const [what, rne, words] of [
  ['is malformed', 'collège', 'Un RNE a sept chiffres et une lettre'],
  ['has no portal', '9990075C', 'e-sidoc ne connaît pas de portail pour ce RNE'],
] as const) {
  journey(`reports an RNE that ${what}`, async ({ computer, tab }) => {
    await openOptions(computer, tab);
    await typeRne(tab, rne);
    await tab.sees(words);
  });
}

for (const [what, fault, words] of [
  ['that is down', { kind: 'refuse' }, 'Pas de réponse. Vérifier l’adresse'],
  ['that responds with an error', { kind: 'status', status: 500 }, 'Le site dit être en panne ou débordé.'],
  ['of another school', { kind: 'foreign-token' }, 'Vérifier que l’adresse va avec le RNE'],
] as const) {
  journey(`the check reports a portal ${what}`, async ({ computer, tab, sandbox }) => {
    sandbox.faults.set('portal-home', fault);
    await openOptions(computer, tab);
    await typeRne(tab, school.rne);
    await tab.sees(`Trouvé : ${school.portalTitle}`);
    await tab.click('button', 'Vérifier ce portail');
    await tab.sees(words);
  });
}

journey('the check compares the loan sources for the current user', async ({ computer, tab }) => {
  await givePortal(computer);
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  await openOptions(computer, tab);
  await tab.click('button', 'Vérifier ce portail');
  await tab.sees('Les prêts de la personne connectée se lisent sur le portail.');
  await tab.sees('loans-api: 5 · account-page: 5');
});

journey('the check reports a site that is not a portal', async ({ computer, tab }) => {
  await openOptions(computer, tab);
  await typeRne(tab, school.rne);
  await tab.sees(`Trouvé : ${school.portalTitle}`);
  await tab.fill('textbox', 'Adresse du portail', addresses.notAPortal);
  await tab.click('button', 'Vérifier ce portail');
  await tab.sees('Une page répond, mais ce n’est pas un portail e-sidoc.');
});

journey('removing a portal can be undone', async ({ computer, tab }) => {
  await definePortal(computer, tab);
  await tab.click('button', `Supprimer ${school.portalTitle}`);
  await tab.sees('Portail supprimé.');
  expect(await storedInArea(computer, 'local')).not.toContain(school.portalTitle);
  await tab.click('button', 'Annuler');
  await tab.seesRole('tab', school.portalTitle);
  expect(await storedInArea(computer, 'local')).toContain(school.portalTitle);
});
