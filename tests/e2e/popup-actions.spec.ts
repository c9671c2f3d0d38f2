import { people } from '../sandbox/people.ts';
import { signIn } from '../support/actions.ts';
import type { BrowserDriver } from '../support/browsers/page-driver.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal, givePortals, storedInArea, storedInDatabases } from '../support/extension-data.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import { type Screen, screenOf } from '../support/screen.ts';

/** What users do in the popup besides reading their loans. */

async function openPopup(computer: BrowserDriver): Promise<Screen> {
  const popup = screenOf(await computer.newPage());
  await popup.page.goto(computer.extensionPage('popup.html'));
  return popup;
}

const focused = ({ page }: Screen) => page.evaluate<string>('document.activeElement.textContent');

journey('introduces itself on first use, in three sentences', async ({ computer }) => {
  const popup = await openPopup(computer);
  for (const sentence of ['sans quitter PRONOTE.', 'trouvé tout seul', 'reste dans ce navigateur'])
    await popup.sees(sentence);
  await popup.clickText('Ordinateur partagé');
  await popup.click('button', 'Tout effacer ici…');
  await popup.seesRole('heading', 'Rien à effacer');
  expect(await findings(popup)).toEqual([]);
});

journey(
  'searches the selected portal, also for unknown users, and sends nothing before Enter',
  async ({ computer, sandbox }) => {
    await givePortals(computer, [
      {},
      { id: 'other', name: 'Médiathèque', searchTemplate: 'https://9990001x.esidoc.fr/mediatheque/{terms}' },
    ]);
    const popup = await openPopup(computer);
    await popup.sees('Ouvrir PRONOTE pour voir les prêts');
    sandbox.clearRequests();
    await popup.click('button', 'Chercher');
    await popup.sees('Un mot suffit');
    expect(await findings(popup)).toEqual([]);
    await popup.page.type('île & trésor?');
    await popup.seesNoMore('Un mot suffit');
    expect(sandbox.requests).toEqual([]);
    await popup.page.press('Enter');
    const opened = (path: string) =>
      eventually(`the results at ${path}`, async () =>
        (await computer.openAddresses()).some((address) => address.includes(path)),
      );
    await opened('/recherche/%C3%AEle%20%26%20tr%C3%A9sor%3F');
    await popup.page.bringToFront();
    await popup.page.evaluate(`{ const select = document.querySelector('.search select');
      select.value = 'other'; select.dispatchEvent(new Event('change', { bubbles: true })); true }`);
    await popup.fill('searchbox', 'Chercher un document au CDI', 'volcans');
    await popup.page.press('Enter');
    await opened('/mediatheque/volcans');
  },
);

journey(
  'deletes all personal data after confirmation, and lists what was deleted',
  async ({ computer, tab }) => {
    await givePortal(computer);
    await signIn(tab, people.ines.login);
    await tab.sees('À rendre demain');
    const popup = await openPopup(computer);
    await popup.clickText('Ordinateur partagé');
    await popup.click('radio', 'À moi seul');
    await popup.sees('Mon ordinateur');
    await eventually('the person remembered', async () =>
      (await storedInArea(computer, 'local')).includes(people.ines.familyName),
    );
    await popup.click('button', 'Tout effacer ici…');
    await popup.seesRole('heading', 'Effacer tout ce qui est personnel');
    expect(await focused(popup)).toContain('Effacer tout ce qui est personnel');
    expect(await findings(popup)).toEqual([]);
    await popup.click('button', 'Ne rien effacer');
    await eventually('the focus, back', async () => (await focused(popup)) === 'Tout effacer ici…');
    expect(await storedInDatabases(computer)).toContain('Monte-Cristo');
    await popup.page.press('Enter');
    await popup.seesRole('heading', 'Effacer tout ce qui est personnel');
    for (const _ of ['no', 'yes']) await popup.page.press('Tab');
    await popup.page.press('Enter');
    await popup.seesRole('heading', 'C’est effacé');
    expect(await focused(popup)).toBe('C’est effacé');
    await popup.sees(/Vérifié.: il ne reste rien de personnel/);
    await popup.sees('Prêts, rendus compris');
    await popup.sees('Nom de la personne');
    await popup.seesRole('heading', 'Ouvrir PRONOTE pour voir les prêts');
    expect(await findings(popup)).toEqual([]);
    const rest = [
      await storedInDatabases(computer),
      await storedInArea(computer, 'local'),
      await storedInArea(computer, 'session'),
    ].join();
    for (const trace of [people.ines.familyName, 'Monte-Cristo', 'delegated-session', 'person-salt'])
      expect(rest).not.toContain(trace);
    expect(rest).toContain('"computer":"own"');
    expect(rest).toContain('CDI du collège Imaginaire');
    expect(computer.consoleLines()).toEqual([]);
  },
);

journey('fits into narrow widths', async ({ computer, tab }) => {
  await givePortal(computer);
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  const popup = await openPopup(computer);
  await popup.sees('À rendre demain');
  await popup.clickText('Ordinateur partagé');
  const measures = `[
    document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ...[...document.querySelectorAll('button, a, summary, select, input')]
      .map((one) => one.getBoundingClientRect())
      .filter(({ width }) => width > 0)
      .map(({ width, height }) => Math.min(width, height)),
  ]`;
  // The popup's own width, and 1280 pixels at 400 % zoom (WCAG 2.2, 1.4.10).
  for (const width of [360, 320]) {
    await popup.page.resize(width, 700);
    const [overflow = 0, ...targets] = await popup.page.evaluate<number[]>(measures);
    expect({ width, overflow }).toEqual({ width, overflow: 0 });
    expect(Math.min(...targets)).toBeGreaterThanOrEqual(24);
  }
});
