import type { KeyedUser } from '../../utils/domain/user.ts';
import { addresses, feedToken } from '../sandbox/hosts.ts';
import { dropFile } from '../support/drop-file.ts';
import { feed, openExports, prepareFile, school, send } from '../support/exports-page.ts';
import { givePortal } from '../support/extension-data.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import { readFeedWithSaxes } from '../support/other-feed-reader.ts';
import { giveRoster, inventedPupils, inventedTeachers } from '../support/roster-data.ts';

/** J7: an administrator exports the users to the portal. */

/** The borrowers of a feed, as sorted `key NAME` lines. */
function peopleIn(bytes: Uint8Array): readonly string[] {
  return readFeedWithSaxes(bytes)
    .map((one) => `${one.get('IDENTITE_ENT_M')} ${one.get('EMPRUNTEUR_M')}`)
    .sort();
}

function peopleOf(users: readonly KeyedUser['user'][]): readonly string[] {
  return users.map((one) => `${one.numbers['INE']} ${one.lastName} ${one.firstName}`).sort();
}

journey.beforeEach(({ sandbox }) => sandbox.school.feeds.clear());

journey('without a portal or users, the section shows the next step', async ({ computer, tab }) => {
  await openExports(computer, tab);
  await tab.seesRole('link', 'Définir un portail');
  await givePortal(computer);
  await tab.seesRole('link', 'Importer des utilisateurs');
  expect(await findings(tab)).toEqual([]);
});

/** As exported by PRONOTE: semicolons, windows-1252. */
const list = [
  'Nom;Prénom;Né(e) le;Classe;N° national',
  'ALMEIDA;Inès;12/03/2012;3A;1234567890A',
  "D'ARTOIS - LE GOFF;Jean-Loup;30/06/2011;4B;1234567890B",
  'CŒURDOUX;Zoé;29/02/2012;4B;1234567890C',
  'ŁUKASIK;Mia;31/12/2010;3A;1234567890D',
];

journey(
  'a dropped list becomes users and a feed, and arrives at the portal',
  async ({ computer, tab, sandbox }) => {
    await givePortal(computer, { feed: { ...feed, keyRule: null } });
    await tab.page.goto(computer.extensionPage('options.html#users'));
    await tab.sees('Aucun utilisateur n’est gardé sur cet ordinateur.');
    await dropFile(tab, 'eleves.csv', list.join('\r\n'));
    await tab.sees('Vérification terminée : 4 utilisateurs.');
    await tab.click('button', 'Garder ces utilisateurs');
    await tab.sees('4 utilisateurs gardés.');
    await tab.click('link', 'Exports');
    await tab.sees('4 sur 4, tous différents');
    await tab.click('radio', /N° national|INE/);
    await tab.sees('4 utilisateurs choisis sur 4');
    await prepareFile(tab);
    await send(tab, feedToken);
    await tab.sees('Reçu par le portail');
    const [received, ...others] = sandbox.school.feeds.all();
    expect(others).toEqual([]);
    expect(peopleIn(received?.bytes ?? new Uint8Array())).toEqual([
      '1234567890A ALMEIDA Inès',
      "1234567890B D'ARTOIS - LE GOFF Jean-Loup",
      '1234567890C CŒURDOUX Zoé',
      '1234567890D ŁUKASIK Mia',
    ]);
    // The export is listed below, with its record.
    await tab.seesRole('heading', 'Exports passés');
    await tab.sees(/Fichier gardé encore (2|3) jours/);
    expect(await findings(tab)).toEqual([]);
  },
);

journey('sends the users to the portal unchanged', async ({ computer, tab, sandbox }) => {
  await givePortal(computer);
  await giveRoster(computer, school);
  await openExports(computer, tab);
  await tab.sees('43 sur 43, tous différents');
  await tab.click('radio', 'INE');
  await tab.sees('43 utilisateurs choisis sur 43');
  await tab.sees('Premier export de ce portail.');
  expect(await findings(tab)).toEqual([]);
  await tab.clickText('Réglages de cet export');
  await tab.fill('textbox', /Adresse d’envoi/, addresses.feedReception);
  await tab.click('button', 'Garder cette adresse');
  await tab.sees('envoyé à api-administration.esidoc.fr');
  await prepareFile(tab);
  expect(await findings(tab)).toEqual([]);
  await tab.click('button', 'Envoyer au portail…');
  await tab.sees('api-administration.esidoc.fr');
  await tab.sees('40 élèves, 3 enseignants');
  expect(await findings(tab)).toEqual([]);
  await tab.click('button', 'Annuler');
  await send(tab, feedToken);
  await tab.sees('Reçu par le portail');
  const [received, ...others] = sandbox.school.feeds.all();
  expect(others).toEqual([]);
  expect(peopleIn(received?.bytes ?? new Uint8Array())).toEqual(peopleOf(school));
  expect(await findings(tab)).toEqual([]);

  // A second file for the same school must wait.
  await tab.click('button', 'Préparer un autre export');
  await tab.sees('Inchangés');
  await prepareFile(tab);
  await tab.click('button', 'Envoyer au portail…');
  await tab.sees(/moins de 30 minutes. Celui-ci pourra partir à \d/);
  expect(sandbox.school.feeds.all().length).toBe(1);
});

journey(
  'the saved file contains the users, and the next export shows the changes',
  async ({ computer, tab }) => {
    await givePortal(computer, { feed: { ...feed, endpoint: null } });
    await giveRoster(computer, school);
    await openExports(computer, tab);
    await prepareFile(tab);
    await tab.page.evaluate(watchSaving);
    await tab.click('button', 'Enregistrer le fichier');
    await tab.sees('Fichier enregistré.');
    const saved = await tab.page.evaluate<{ name: string; bytes: number[] }>('window.savedFile');
    expect(saved.name).toMatch(/^e-sidoc_9990001X_\d{4}-\d\d-\d\d_recia-naissance_43-utilisateurs\.xml$/);
    expect(peopleIn(Uint8Array.from(saved.bytes))).toEqual(peopleOf(school));

    // Half of the pupils are removed: the export waits until the user has typed their number.
    await giveRoster(computer, [...inventedPupils(20), ...inventedTeachers(3)]);
    await tab.page.reload();
    await tab.sees('Élèves : 20 sur 40 retirés');
    expect(await findings(tab)).toEqual([]);
    await tab.sees('Le changement de l’étape 3 est à confirmer d’abord.');
    await tab.fill('textbox', 'Taper 20 pour confirmer', '2');
    await tab.click('button', 'Confirmer ce changement');
    await tab.sees('Ce n’est pas ce nombre.');
    await tab.fill('textbox', 'Taper 20 pour confirmer', '20');
    await tab.page.press('Enter');
    await tab.sees('Changement confirmé.');
    await prepareFile(tab);
  },
);

/** Records the file that the page offers to save. */
const watchSaving = `(() => {
  const make = URL.createObjectURL;
  const click = HTMLAnchorElement.prototype.click;
  URL.createObjectURL = (blob) => { window.savedBlob = blob; return make.call(URL, blob); };
  HTMLAnchorElement.prototype.click = function () {
    window.savedFile = window.savedBlob.arrayBuffer()
      .then((buffer) => ({ name: this.download, bytes: [...new Uint8Array(buffer)] }));
    click.call(this);
  };
})()`;

journey('an unknown token is reported, and a new one is accepted', async ({ computer, tab, sandbox }) => {
  await givePortal(computer, { feed });
  await giveRoster(computer, school);
  await openExports(computer, tab);
  await prepareFile(tab);
  await send(tab, 'un-autre-jeton');
  await tab.sees('Le portail ne reconnaît pas ce jeton.');
  expect(await findings(tab)).toEqual([]);
  await tab.clickText('Réglages de cet export');
  await tab.click('button', 'Changer');
  await tab.clickText('Jeton d’envoi');
  await tab.page.type(feedToken);
  await tab.click('button', 'Garder ce jeton');
  await tab.sees('Jeton connu jusqu’à la fermeture du navigateur.');
  await send(tab, null);
  await tab.sees('Reçu par le portail');
  expect(sandbox.school.feeds.all().length).toBe(1);
});

journey(
  'after a lost connection a retry sends the same file, which arrives once',
  async ({ computer, tab, sandbox }) => {
    await givePortal(computer, { feed });
    await giveRoster(computer, school);
    await openExports(computer, tab);
    await prepareFile(tab);
    sandbox.faults.set('feed-reception', { kind: 'refuse' });
    await send(tab, feedToken);
    await tab.sees('La connexion s’est coupée');
    sandbox.faults.clear('feed-reception');
    await tab.click('button', 'Réessayer sans risque');
    await tab.sees('Reçu par le portail');
    expect(sandbox.school.feeds.all().length).toBe(1);
  },
);

journey(
  'a cancelled delivery has an unknown outcome and locks the selection until a retry',
  async ({ computer, tab, sandbox }) => {
    await givePortal(computer, { feed });
    await giveRoster(computer, school);
    await openExports(computer, tab);
    await prepareFile(tab);
    sandbox.faults.set('feed-reception', { kind: 'latency', ms: 20_000 });
    await send(tab, feedToken);
    await tab.sees('Laisser cette page ouverte');
    await tab.click('button', 'Arrêter l’envoi');
    await tab.sees('Envoi arrêté en route');
    expect(
      await tab.page.evaluate(`document.querySelector('#exports-role-pupil').matches(':disabled')`),
    ).toBe(true);
    sandbox.faults.clear('feed-reception');
    await tab.click('button', 'Réessayer sans risque');
    await tab.sees('Reçu par le portail');
    expect(
      await tab.page.evaluate(`document.querySelector('#exports-role-pupil').matches(':disabled')`),
    ).toBe(false);
  },
);
