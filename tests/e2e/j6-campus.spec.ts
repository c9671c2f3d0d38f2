import { hosts, school } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { openOptions, signIn, signOut } from '../support/actions.ts';
import { launch } from '../support/browsers/launch.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal, givePortals, storedInArea } from '../support/extension-data.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import { giveRoster, inventedPupils } from '../support/roster-data.ts';
import { type Screen, screenOf } from '../support/screen.ts';

/** J6 with several portals: their audience, their loan sources, and the resulting panel. */

const college = school.portalTitle;
const lycee = 'CDI du lycée Imaginaire';
const internat = 'Bibliothèque de l’internat';

/** The name of the focused element and of the selected tab. */
function focus({ page }: Screen): Promise<{ readonly focused: string; readonly chosen: string }> {
  return page.evaluate(`(() => {
    const name = (element) => element?.querySelector('bdi')?.textContent ?? element?.textContent ?? '';
    return { focused: name(document.activeElement), chosen: name(document.querySelector('[aria-selected=true]')) };
  })()`);
}

async function pressForTab(tab: Screen, key: string, name: string): Promise<void> {
  await tab.page.press(key);
  await eventually(`${name} after ${key}`, async () => {
    const { focused, chosen } = await focus(tab);
    return focused === name && chosen === name;
  });
}

/** The text of the panel's preview. */
function preview({ page }: Screen): Promise<string> {
  return page.evaluate(
    `(document.querySelector('.stage compagnon-cdi')?.shadowRoot.querySelector('div').innerText ?? '').replace(/\\s+/g, ' ')`,
  );
}

async function expectPreview(tab: Screen, text: string | RegExp): Promise<void> {
  await eventually(`${text} in the preview`, async () => (await preview(tab)).match(text) !== null);
}

/** The tabs of the settings, without those of the preview. */
function tabNames({ page }: Screen): Promise<readonly string[]> {
  return page.evaluate(
    "[...document.querySelectorAll('.portal-tabs [role=tab] bdi')].map((name) => name.textContent)",
  );
}

journey(
  'portal tabs: keyboard navigation, reordering, removal and undo keep unsaved input',
  async ({ computer, tab }) => {
    await givePortals(computer, [{}, { id: 'lycee', name: lycee }, { id: 'internat', name: internat }]);
    await openOptions(computer, tab);
    await tab.click('tab', college);
    await pressForTab(tab, 'ArrowRight', lycee);
    await pressForTab(tab, 'End', internat);
    await pressForTab(tab, 'ArrowRight', college);
    await pressForTab(tab, 'ArrowLeft', internat);
    await tab.click('button', `Placer ${internat} avant`);
    await eventually(
      'the new order',
      async () => (await tabNames(tab)).join() === [college, internat, lycee].join(),
    );

    await tab.fill('textbox', 'Nom', 'Bibliothèque du soir');
    await tab.click('tab', college);
    await tab.seesRole('tab', /Bibliothèque du soir.*non enregistré/);
    await tab.click('link', 'Utilisateurs');
    await tab.click('link', 'Portails');
    await tab.click('tab', 'Bibliothèque du soir');
    expect(await tab.value('textbox', 'Nom')).toBe('Bibliothèque du soir');

    await tab.click('button', `Supprimer ${internat}`);
    await tab.sees('Portail supprimé.');
    expect(await storedInArea(computer, 'local')).not.toContain(internat);
    expect((await focus(tab)).focused).toBe('Annuler');
    await tab.page.press('Enter');
    await tab.seesRole('tab', /Bibliothèque du soir.*non enregistré/);
    await tab.click('button', 'Enregistrer');
    await tab.sees('Portail enregistré.');
    await tab.page.reload();
    await tab.seesRole('tab', 'Bibliothèque du soir');
    expect(await tabNames(tab)).toEqual([college, 'Bibliothèque du soir', lycee]);
  },
);

journey(
  'classes, webspaces and loan display are chosen, previewed, and applied in PRONOTE',
  async ({ computer, tab }) => {
    await givePortal(computer);
    await giveRoster(computer, inventedPupils(100));
    await givePortals(computer, [{}, { id: 'lycee', name: lycee, classes: ['2*'] }]);
    await openOptions(computer, tab);
    await tab.sees('Toutes les classes voient ce portail.');
    await expectPreview(tab, 'Le Comte de Monte-Cristo');
    await tab.fill('textbox', 'Ajouter des classes', '5b, 6*');
    await tab.page.press('Enter');
    await tab.sees('6*');
    expect(await findings(tab)).toEqual([]);

    await tab.click('button', 'Choisir dans la liste…');
    await tab.fill('searchbox', 'Chercher une classe', '3');
    await tab.sees('1 classe affichée');
    await tab.click('checkbox', 'Tout cocher');
    await tab.sees('2 cochées');
    expect(await findings(tab)).toEqual([]);
    await tab.click('button', 'Choisir ces classes');
    await tab.seesRole('button', 'Retirer 3A');
    await tab.click('button', 'Retirer 6*');
    await tab.click('button', 'Choisir dans la liste…');
    await tab.seesRole('button', 'Ne rien changer');
    await tab.page.press('Escape');
    await tab.seesNoMore('Classes qui voient ce portail');
    await tab.seesRole('button', 'Retirer 5b');

    await tab.click('checkbox', 'Professeurs');
    await tab.click('checkbox', 'Afficher les prêts dans PRONOTE');
    await expectPreview(tab, 'Les prêts ne sont pas affichés ici');
    await tab.fill('combobox', 'Classe', '4A');
    await tab.sees('Ce portail n’est pas montré à cette classe. Aucun autre ne l’est');
    await tab.fill('combobox', 'Classe', '2GT1');
    await tab.sees(`Le panneau montre : ${lycee}.`);
    await tab.fill('combobox', 'Classe', '3a');
    await tab.sees('Ce portail est montré ici.');
    await tab.click('button', 'Enregistrer');
    await tab.sees('Portail enregistré.');

    await signIn(tab, people.ines.login);
    await tab.seesRole('heading', college);
    await tab.sees('Les prêts ne sont pas affichés ici');
    expect(await findings(tab, 'panel')).toEqual([]);
    await signOut(tab);
    await signIn(tab, people.noe.login);
    await tab.seesRole('heading', college);
    await signOut(tab);
    await signIn(tab, people.lou.login);
    await tab.seesNoMore(college);
  },
);

journey('derives the search address from a pasted results page', async ({ computer, tab }) => {
  await givePortal(computer);
  await openOptions(computer, tab);
  await tab.clickText('Réglages avancés');
  await tab.fill(
    'textbox',
    'Adresse des résultats',
    `https://${hosts.portal}/search.php?lookfor=mer&type=all`,
  );
  await tab.page.press('Tab');
  await tab.sees(/\{terms\} a pris la place de « mer »/);
  const template = `https://${hosts.portal}/search.php?lookfor={terms}&type=all`;
  expect(await tab.value('textbox', 'Adresse des résultats')).toBe(template);

  await tab.fill('textbox', 'Adresse des résultats', `https://alias.esidoc.fr/trouver/le%20vent`);
  await tab.page.press('Tab');
  await tab.fill('textbox', 'Mots cherchés sur cette page', 'la mer');
  await tab.click('button', 'Utiliser cette adresse');
  await tab.sees('Ces mots ne sont pas dans l’adresse.');
  await tab.fill('textbox', 'Mots cherchés sur cette page', 'Le vent');
  await tab.page.press('Enter');
  await tab.sees('Les mots cherchés partiront vers alias.esidoc.fr');
  expect(await findings(tab)).toEqual([]);
  await tab.click('button', 'Prendre alias.esidoc.fr comme adresse du portail');
  expect(await tab.value('textbox', 'Adresse du portail')).toBe('https://alias.esidoc.fr');
  expect(await tab.value('textbox', 'Adresse des résultats')).toBe('https://alias.esidoc.fr/trouver/{terms}');
  await tab.click('button', 'Annuler');
  await tab.click('button', 'Abandonner');
  expect(await tab.value('textbox', 'Adresse du portail')).toBe(`https://${hosts.portal}`);
});

journey('the section has no findings in dark mode', async ({ sandbox, browserUnderTest }) => {
  const size = { width: 1280, height: 900 };
  const place = { proxyPort: sandbox.port, headless: true, language: 'fr', size, dark: true } as const;
  const computer = await launch(browserUnderTest, place);
  try {
    await givePortals(computer, [{ classes: ['6*', '3A'] }, { id: 'lycee', name: lycee }]);
    const tab = screenOf(await computer.newPage());
    await openOptions(computer, tab);
    await expectPreview(tab, 'Le Comte de Monte-Cristo');
    expect(await findings(tab)).toEqual([]);
    await tab.click('button', 'Choisir dans la liste…');
    await tab.seesRole('checkbox', '3A');
    expect(await findings(tab)).toEqual([]);
  } finally {
    await computer.close();
  }
});
