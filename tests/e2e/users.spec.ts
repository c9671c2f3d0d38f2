import { writeFileSync } from 'node:fs';
import type { BrowserDriver } from '../support/browsers/page-driver.ts';
import { downloaded } from '../support/downloads.ts';
import { dropFile } from '../support/drop-file.ts';
import { storedInDatabases } from '../support/extension-data.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import type { Screen } from '../support/screen.ts';

/** Importing lists of users: drop, choose or paste, then review, compare and save. */

const pupils = [
  'Nom;Prénom;Né(e) le;Classe;N° national',
  'ALMEIDA;Inès;12/03/2012;3A;1234567890A',
  'NOËL;Aimé;01/12/2011;4B;1234567890B',
  'NOËL;Zoé;31/02/2012;4B;1234567890C',
  ';Sans nom;01/01/2012;4B;1234567890D',
];

async function openUsers(computer: BrowserDriver, tab: Screen): Promise<void> {
  await tab.page.goto(computer.extensionPage('options.html#users'));
  await tab.sees('Aucun utilisateur n’est gardé sur cet ordinateur.');
}

/** Copies a text to the clipboard and pastes it into the page with no field focused. */
async function paste(tab: Screen, text: string): Promise<void> {
  await tab.clickText('Coller une liste copiée dans PRONOTE');
  await tab.fill('textbox', 'Texte de la liste', 'x');
  // The settings have other fields, in hidden sections.
  await tab.page.evaluate(`document.activeElement.value = ${JSON.stringify(text)}`);
  await tab.page.press('Control+a');
  await tab.page.press('Control+x');
  await tab.clickText('Déposer les fichiers ici');
  await tab.page.press('Control+v');
}

journey('a dropped list is reviewed, saved, searched and deleted', async ({ computer, tab }) => {
  await openUsers(computer, tab);
  expect(await findings(tab)).toEqual([]);
  await dropFile(tab, 'eleves.csv', pupils.join('\r\n'));
  await tab.sees('Élèves de PRONOTE');
  await tab.sees('Vérification terminée : 3 utilisateurs.');
  await tab.sees('Aucun utilisateur n’est encore gardé');
  await tab.clickText('Pas de nom de famille');
  await tab.sees('Compléter le nom à la source');
  await tab.sees('eleves.csv, ligne 5');
  await tab.clickText('Cette date de naissance n’existe pas');
  await tab.sees('31/02/2012');
  expect(await findings(tab)).toEqual([]);
  expect(await storedInDatabases(computer)).not.toContain('ALMEIDA');
  await tab.click('button', 'Télécharger le rapport complet');
  const report = (await downloaded(computer, 'remarques-utilisateurs.csv')).toString('utf8');
  expect(report).toContain('Laissé de côté;Pas de nom de famille;');
  expect(report.split('\r\n')).toHaveLength(5);

  await tab.click('button', 'Garder ces utilisateurs');
  await tab.sees('3 utilisateurs gardés.');
  const stored = await storedInDatabases(computer);
  expect(stored).toContain('ALMEIDA');
  expect(stored).toContain('{"kind":"list-imported","list":"pronote","users":3,"leftOut":1}');
  await tab.fill('searchbox', 'Chercher un nom', 'ines');
  await tab.sees('1 personne');
  await tab.sees('12/03/2012');
  await tab.seesNoMore('NOËL Aimé');
  expect(await findings(tab)).toEqual([]);

  await tab.click('button', 'Effacer les utilisateurs de cet ordinateur');
  await tab.click('button', /^Effacer$/);
  await tab.sees('Aucun utilisateur n’est gardé sur cet ordinateur.');
  expect(await storedInDatabases(computer)).not.toContain('ALMEIDA');
});

journey(
  'a second list shows its changes, and requires confirmation to remove many',
  async ({ computer, tab }) => {
    await openUsers(computer, tab);
    await paste(tab, pupils.join('\n').replaceAll(';', '\t'));
    await tab.sees('Texte collé');
    await tab.sees('Vérification terminée : 3 utilisateurs.');
    await tab.click('textbox', 'Texte de la liste');
    await tab.page.press('Control+v');
    await tab.click('button', 'Lire ce texte');
    await tab.sees('Ce contenu est déjà là : Texte collé.');
    await tab.click('button', 'Garder ces utilisateurs');
    await tab.sees('3 utilisateurs gardés.');
    await dropFile(
      tab,
      'rentrée.csv',
      [pupils[0], 'ALMEIDA;Inès;12/03/2012;2C;9876543210A', 'ROCHA;Rui;05/05/2010;2C;9876543210B'].join('\n'),
    );
    await tab.sees('1 ajouté');
    await tab.sees('2 retirés');
    await tab.sees('1 modifié');
    await tab.sees('1 personne a changé de numéro.');
    await tab.sees('INE 1234567890A → 9876543210A');
    expect(await findings(tab)).toEqual([]);
    await tab.click('button', 'Garder ces utilisateurs');
    await tab.sees('Sur 3 utilisateurs gardés, 2 ne sont plus dans ces listes.');
    expect(await storedInDatabases(computer)).not.toContain('ROCHA');
    await tab.click('button', 'Garder quand même');
    await tab.sees('2 utilisateurs gardés.');
    expect(await storedInDatabases(computer)).toContain('ROCHA');
  },
);

journey(
  'chosen files: manual column mappings are remembered, and errors explain what to do',
  async ({ computer, tab }, information) => {
    const own = information.outputPath('fichier maison.csv');
    const picture = information.outputPath('photo.csv');
    writeFileSync(own, 'Patronyme;Petit nom;Division\nALMEIDA;Inès;3A\nNOËL;Zoé;4B\n');
    writeFileSync(picture, Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    await openUsers(computer, tab);
    await tab.page.upload('input[name=lists]', [own, picture]);
    await tab.sees('C’est une image, pas une liste.');
    await tab.sees('Aucun titre de colonne ne dit où est le nom.');
    await tab.sees('2 fichiers n’ont pas été compris');
    expect(await findings(tab)).toEqual([]);
    await choose(tab, 'Ce que contient la colonne « Patronyme »', 'last-name');
    await choose(tab, 'Ce que contient la colonne « Petit nom »', 'first-name');
    await tab.click('button', 'Lire avec ces colonnes');
    await tab.sees('Vérification terminée : 2 utilisateurs.');
    await tab.sees('1 fichier n’a pas été compris');
    await tab.click('button', 'Retirer photo.csv');
    await tab.seesNoMore('C’est une image');

    await tab.page.reload();
    await tab.page.upload('input[name=lists]', [own]);
    await tab.sees('Vérification terminée : 2 utilisateurs.');
  },
);

/** Selects an option of a native list, whose pop-up is not part of the page. */
function choose(tab: Screen, label: string, value: string): Promise<boolean> {
  return tab.page.evaluate(`(() => {
    const select = [...document.querySelectorAll('select')]
      .find((one) => one.getAttribute('aria-label') === ${JSON.stringify(label.replaceAll(' »', '\u00a0»').replaceAll('« ', '«\u00a0'))});
    select.value = ${JSON.stringify(value)};
    select.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  })()`);
}
