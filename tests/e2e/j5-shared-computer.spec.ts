import { addresses } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { signIn, signOut } from '../support/actions.ts';
import type { BrowserDriver } from '../support/browsers/page-driver.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal, storedInArea, storedInDatabases } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { screenOf } from '../support/screen.ts';

/** J5: a computer shared by several people. */

journey.beforeEach(({ computer }) => givePortal(computer));

const traces = ['ALMEIDA', 'Inès', 'F9990A01', 'Comte de Monte-Cristo'];

/** All data stored by the extension, as text. */
async function storedData(computer: BrowserDriver): Promise<string> {
  const areas = [await storedInArea(computer, 'local'), await storedInArea(computer, 'session')];
  return [...areas, await storedInDatabases(computer)].join('\n');
}

journey('deletes the first person’s data when another signs in', async ({ computer, tab }) => {
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  await signOut(tab);
  await signIn(tab, people.noe.login);
  await tab.sees('Aucun prêt en cours');
  const left = await storedData(computer);
  for (const trace of traces) expect(left).not.toContain(trace);
  expect(left).toContain('BERTHIER');
});

journey('deletes a person’s data when they sign out of PRONOTE', async ({ computer, tab }) => {
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  const before = await storedData(computer);
  for (const trace of traces) expect(before).toContain(trace);
  await signOut(tab);
  await eventually('the person’s data deleted', async () => {
    const left = await storedData(computer);
    return traces.every((trace) => !left.includes(trace));
  });
});

journey('ends the session when the person signs out of the portal', async ({ computer, tab }) => {
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  expect(await storedInArea(computer, 'session')).toContain('delegated-session:cdi');
  const portal = screenOf(await computer.newPage());
  await portal.page.goto(addresses.portal);
  await portal.click('link', 'Se déconnecter');
  await portal.seesRole('link', 'Se connecter');
  await eventually('the end of the session', async () => {
    return !(await storedInArea(computer, 'session')).includes('delegated-session:cdi');
  });
});

journey('does not show the loans of another account at the portal', async ({ computer, tab, sandbox }) => {
  await givePortal(computer, { delegation: { kind: 'none' }, loansApi: null });
  await signIn(tab, people.ines.login);
  await tab.sees('Une connexion, et les prêts sont là');
  // Claire signs in to the portal in another tab.
  const portal = screenOf(await computer.newPage());
  sandbox.school.signOn.closeAll();
  await portal.page.goto(addresses.portal);
  await portal.click('link', 'Se connecter');
  await portal.fill('textbox', 'Identifiant', people.claire.login);
  await portal.page.press('Tab');
  await portal.page.type('demo');
  await portal.page.press('Enter');
  await portal.seesRole('link', 'Mon compte');
  await portal.page.close();
  await tab.page.bringToFront();
  await tab.sees('Un autre compte est ouvert');
});

journey(
  'keeps the owner’s loans on their own computer until another person signs in',
  async ({ computer, tab }) => {
    await signIn(tab, people.ines.login);
    await tab.sees('À rendre demain');
    const settings = screenOf(await computer.newPage());
    await settings.page.goto(computer.extensionPage('options.html#privacy'));
    await settings.click('radio', 'À moi seul');
    await eventually('an owner', async () => (await storedInArea(computer, 'local')).includes('"owner"'));
    await tab.page.bringToFront();
    await signOut(tab);
    await eventually('the end of the session', async () => {
      return !(await storedInArea(computer, 'session')).includes('delegated-session:');
    });
    await settings.page.goto(computer.extensionPage('popup.html'));
    await settings.seesRole('heading', 'Prêts de Inès ALMEIDA');
    await settings.sees('À rendre demain');
    await tab.page.bringToFront();
    await signIn(tab, people.noe.login);
    await tab.sees('Aucun prêt en cours');
    const left = await storedData(computer);
    for (const trace of traces) expect(left).not.toContain(trace);
  },
);
