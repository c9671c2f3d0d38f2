import { addresses, hosts } from '../sandbox/hosts.ts';
import { password, people } from '../sandbox/people.ts';
import type { BrowserDriver } from '../support/browsers/page-driver.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { type Screen, screenOf } from '../support/screen.ts';

/** A self-hosted PRONOTE: the panel appears only after the site has been added. */

const page = addresses.selfHostedWebspace('eleve.html');

async function signIn(tab: Screen): Promise<void> {
  await tab.page.goto(page);
  await tab.fill('textbox', 'Identifiant', people.ines.login);
  await tab.page.press('Tab');
  await tab.page.type(password);
  await tab.page.press('Enter');
  await tab.seesRole('heading', 'Agenda');
}

const hasPanel = (tab: Screen) =>
  tab.page.evaluate<boolean>('document.querySelector("compagnon-cdi") !== null');

async function openSettings(computer: BrowserDriver): Promise<Screen> {
  const settings = screenOf(await computer.newPage());
  await settings.page.goto(computer.extensionPage('options.html#pronote'));
  await settings.seesRole('heading', 'Dans PRONOTE');
  return settings;
}

async function addSite(computer: BrowserDriver): Promise<Screen> {
  await computer.grantHost(hosts.selfHosted);
  const settings = await openSettings(computer);
  await settings.fill('textbox', /Adresse du PRONOTE/, page);
  await settings.click('button', /^Ajouter$/);
  await settings.sees('activé');
  return settings;
}

journey('has no panel before it is added, and has it at once afterwards', async ({ computer, tab }) => {
  const signOnAddress = addresses.selfHostedCasLogin;
  await givePortal(computer, { delegation: { kind: 'cas', signOnAddress } });
  await signIn(tab);
  expect(await hasPanel(tab)).toBe(false);
  await addSite(computer);
  await tab.page.bringToFront();
  await tab.seesRole('combobox', 'Chercher');
  await tab.sees('5 prêts · 1 en retard');
  expect(await tab.page.evaluate<number>('document.querySelectorAll("compagnon-cdi").length')).toBe(1);

  await tab.page.reload();
  await tab.seesRole('combobox', 'Chercher');
  expect(await tab.page.evaluate<number>('document.querySelectorAll("compagnon-cdi").length')).toBe(1);
  expect(computer.consoleLines()).toEqual([]);
});

journey('can be added from the toolbar popup over its page', async ({ computer, tab }) => {
  await givePortal(computer);
  await computer.grantHost(hosts.selfHosted);
  await signIn(tab);
  await tab.page.bringToFront();
  const popup = await computer.pressToolbarButton(hosts.selfHosted);
  await eventually('the offer', async () => (await popup.text()).includes(`PRONOTE sur ${hosts.selfHosted}`));
  await popup.click('.site-offer button');
  await tab.seesRole('combobox', 'Chercher');
});

journey('is not offered on hosted sites, which need no permission', async ({ computer, tab }) => {
  await givePortal(computer);
  await tab.page.goto(addresses.pronoteHome);
  await tab.page.bringToFront();
  const popup = await computer.pressToolbarButton(hosts.pronote);
  await eventually('the popup’s text', async () =>
    (await popup.text()).includes('Ouvrir PRONOTE pour voir les prêts'),
  );
  expect(await popup.text()).not.toContain('PRONOTE sur');
});

journey('keeps the panel after the background was terminated', async ({ computer, tab }) => {
  await givePortal(computer);
  await addSite(computer);
  await computer.killBackground();
  await signIn(tab);
  await tab.seesRole('combobox', 'Chercher');
});

journey('can be removed', async ({ computer, tab }) => {
  await givePortal(computer);
  const settings = await addSite(computer);
  await settings.click('button', `Retirer ${hosts.selfHosted}`);
  await settings.seesNoMore('activé');
  await signIn(tab);
  expect(await hasPanel(tab)).toBe(false);
});

journey('shows a revoked permission, which can be granted again', async ({ computer, tab }) => {
  await givePortal(computer);
  const settings = await addSite(computer);
  await settings.page.evaluate(
    `(globalThis.browser ?? chrome).permissions.remove({ origins: ['https://${hosts.selfHosted}/*'] })`,
  );
  await settings.sees('Permission retirée');
  await signIn(tab);
  expect(await hasPanel(tab)).toBe(false);
  await computer.grantHost(hosts.selfHosted);
  await settings.page.bringToFront();
  await settings.click('button', `Autoriser le panneau sur ${hosts.selfHosted}`);
  await settings.sees('activé');
  await eventually('the panel', () => hasPanel(tab));
});

journey('is distinguished from a hosted PRONOTE and from an invalid URL', async ({ computer }) => {
  const settings = await openSettings(computer);
  await settings.fill('textbox', /Adresse du PRONOTE/, addresses.pronoteHome);
  await settings.click('button', /^Ajouter$/);
  await settings.sees('hébergé par Index Éducation : le panneau y est déjà');
  await settings.fill('textbox', /Adresse du PRONOTE/, 'http://pronote.college.example');
  await settings.click('button', /^Ajouter$/);
  await settings.sees(/https/);
});
