import { addresses, school } from '../sandbox/hosts.ts';
import { password, people } from '../sandbox/people.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal, storedInArea } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { type Screen, screenOf } from '../support/screen.ts';

/** PRONOTE's own CDI widget is a source of loans, and is replaced by the panel. */

type Person = (typeof people)[keyof typeof people];

async function arrive(tab: Screen, { webspace, login }: Person): Promise<void> {
  await tab.page.goto(addresses.pronoteWebspace(webspace, undefined, 'portal'));
  await tab.fill('textbox', 'Identifiant', login);
  await tab.page.press('Tab');
  await tab.page.type(password);
  await tab.page.press('Enter');
  await tab.seesRole('heading', 'Agenda');
}

/** Whether PRONOTE's own widget is visible. */
function isWidgetVisible(tab: Screen): Promise<boolean> {
  return tab.page.evaluate<boolean>(
    `getComputedStyle(document.querySelector('.widget.partenairecdi h2 *, .widget.partenairecdi h2')).visibility === 'visible'`,
  );
}

journey('is a source of loans without a session at the portal', async ({ computer, tab }) => {
  await givePortal(computer, { delegation: { kind: 'pronote' } });
  await arrive(tab, people.ines);
  await tab.sees('5 prêts · 1 en retard');
  await tab.sees(/Source : PRONOTE/);
  // The widget stays visible: its link is the way to the portal.
  expect(await isWidgetVisible(tab)).toBe(true);
  expect(computer.consoleLines()).toEqual([]);
});

journey('is replaced by the panel, and restored when the panel throws', async ({ computer, tab }) => {
  await givePortal(computer);
  await arrive(tab, people.ines);
  await tab.sees('Source : service des prêts · lu à l’instant');
  await eventually('no widget but ours', async () => !(await isWidgetVisible(tab)));
  await tab.page.evaluateInContentScript('(Intl.NumberFormat = () => { throw new Error(); }, null)');
  // Focus triggers a re-render, unless one has just happened.
  await tab.page.evaluate('window.dispatchEvent(new Event("focus"))');
  await eventually('PRONOTE’s own widget', () => isWidgetVisible(tab));
  expect(await tab.page.evaluate<boolean>('document.querySelector("compagnon-cdi") === null')).toBe(true);
});

journey('stays beside the panel when the setting is “keep both”', async ({ computer, tab }) => {
  await givePortal(computer);
  await arrive(tab, people.ines);
  await tab.sees('Source : service des prêts · lu à l’instant');
  await eventually('no widget but ours', async () => !(await isWidgetVisible(tab)));
  const settings = screenOf(await computer.newPage());
  await settings.page.goto(computer.extensionPage('options.html#pronote'));
  const isChosen = async (mode: string) =>
    (await storedInArea(computer, 'local')).includes(`"nativeWidget":"${mode}"`);
  await settings.click('radio', 'Garder les deux');
  await eventually('the choice, kept', () => isChosen('beside'));
  await tab.page.bringToFront();
  await eventually('both widgets', () => isWidgetVisible(tab));
  await tab.seesRole('combobox', 'Chercher');
  await settings.page.bringToFront();
  await settings.click('radio', 'Le panneau prend sa place');
  await eventually('the choice, kept', () => isChosen('replace'));
  await tab.page.bringToFront();
  await eventually('no widget but ours', async () => !(await isWidgetVisible(tab)));
});

journey('provides the link that opens the portal signed in', async ({ computer, tab }) => {
  await givePortal(computer, { delegation: { kind: 'pronote' } });
  await arrive(tab, people.ines);
  await tab.sees(/Source : PRONOTE/);
  await tab.click('link', school.portalTitle);
  await eventually('a session from the portal’s page', async () =>
    (await storedInArea(computer, 'session')).includes('delegated-session:cdi'),
  );
});

journey('shows a parent the selected child’s loans, with the child’s name', async ({ computer, tab }) => {
  await givePortal(computer);
  await arrive(tab, people.paulo);
  await tab.sees('Prêts de ALMEIDA Inès');
  await tab.sees('5 prêts · 1 en retard');
  await tab.click('button', /ALMEIDA Tiago/);
  await tab.sees('Prêts de ALMEIDA Tiago');
  await tab.seesNoMore('5 prêts');
  await tab.click('button', /ALMEIDA Inès/);
  await tab.sees('Prêts de ALMEIDA Inès');
  await tab.sees('5 prêts · 1 en retard');
});
