import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { people } from '../sandbox/people.ts';
import { signIn } from '../support/actions.ts';
import { eventually } from '../support/eventually.ts';
import { givePortals } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import type { Screen } from '../support/screen.ts';

/** One person with several libraries: one tab for each portal. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

function findings({ page }: Screen): Promise<readonly string[]> {
  return page.evaluate<string[]>(
    `${axe};\naxe.run({ include: [["compagnon-cdi"]] }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => id + ': ' + target.flat().join(' '))))`,
  );
}

/** The name of the selected tab and of the focused element in the panel. */
async function tabState({ page }: Screen): Promise<{ readonly chosen: string; readonly focused: string }> {
  return page.evaluate(`(() => {
    const root = document.querySelector('compagnon-cdi').shadowRoot;
    const name = (element) => (element?.querySelector('bdi') ?? element)?.textContent ?? '';
    return { chosen: name(root.querySelector('[aria-selected=true]')), focused: name(root.activeElement) };
  })()`);
}

async function pressForTab(tab: Screen, key: string, name: string): Promise<void> {
  await tab.page.press(key);
  await eventually(`the tab ${name} after ${key}`, async () => {
    const { chosen, focused } = await tabState(tab);
    return chosen === name && focused === name;
  });
}

const college = 'CDI du collège Imaginaire';
const lycee = 'CDI du lycée Imaginaire';
const internat = 'Bibliothèque de l’internat';

journey('three portals are tabs that work with the keyboard', async ({ computer, tab }) => {
  await givePortals(computer, [{}, { id: 'lycee', name: lycee }, { id: 'internat', name: internat }]);
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  await tab.seesRole('tab', /CDI du collège Imaginaire.*1 en retard/);
  expect(await tab.texts('tab')).toHaveLength(3);
  expect(await tab.texts('tabpanel')).toHaveLength(1);
  expect(await findings(tab)).toEqual([]);
  // From the field back to the tabs: the selected one has the focus, and the arrow keys continue from it.
  await tab.click('combobox', 'Chercher');
  await pressForTab(tab, 'Shift+Tab', college);
  await pressForTab(tab, 'ArrowLeft', internat);
  await pressForTab(tab, 'ArrowRight', college);
  await pressForTab(tab, 'End', internat);
  await pressForTab(tab, 'Home', college);
  await pressForTab(tab, 'ArrowRight', lycee);
  await tab.seesRole('tabpanel', lycee);
});

journey('each tab keeps its own search text and results', async ({ computer, tab }) => {
  await givePortals(computer, [{}, { id: 'lycee', name: lycee }]);
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  await tab.fill('combobox', 'Chercher', 'mots du collège');
  await pressForTab(tab, 'Shift+Tab', college);
  await pressForTab(tab, 'ArrowRight', lycee);
  expect(await tab.value('combobox', 'Chercher')).toBe('');
  await tab.page.press('Tab');
  await tab.page.type('mer');
  await tab.page.press('Enter');
  await tab.sees(/\d+ résultats/);
  expect(await findings(tab)).toEqual([]);
  await pressForTab(tab, 'Shift+Tab', lycee);
  await pressForTab(tab, 'ArrowLeft', college);
  await tab.seesNoMore(/\d+ résultats/);
  expect(await tab.value('combobox', 'Chercher')).toBe('mots du collège');
  await pressForTab(tab, 'ArrowLeft', lycee);
  await tab.sees(/\d+ résultats/);
  expect(await tab.value('combobox', 'Chercher')).toBe('mer');
});

journey('the selected tab and all search texts survive a change of page', async ({ computer, tab }) => {
  await givePortals(computer, [{}, { id: 'lycee', name: lycee }]);
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  await tab.fill('combobox', 'Chercher', 'mots du collège');
  await tab.click('tab', lycee);
  await tab.fill('combobox', 'Chercher', 'mots du lycée');
  await tab.click('menuitem', 'Notes');
  await tab.seesNoMore('À rendre demain');
  await tab.click('menuitem', 'Page d’accueil');
  await tab.seesRole('tabpanel', lycee);
  expect(await tab.value('combobox', 'Chercher')).toBe('mots du lycée');
  await tab.click('tab', college);
  expect(await tab.value('combobox', 'Chercher')).toBe('mots du collège');
  await givePortals(computer, [{ id: 'lycee', name: lycee }]);
  await tab.page.bringToFront();
  await tab.seesRole('heading', lycee);
  expect(await tab.texts('tab')).toEqual([]);
  expect(await tab.value('combobox', 'Chercher')).toBe('mots du lycée');
});
