import { people } from '../sandbox/people.ts';
import { signIn } from '../support/actions.ts';
import { givePortal, givePortals } from '../support/extension-data.ts';
import { findings, findingsWhenNarrow, findingsWhenSpaced } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import { type Screen, screenOf } from '../support/screen.ts';

/** Accessibility of the panel, the popup and the search page: both widths, text spacing, keyboard only. */

async function findsNothing(screen: Screen, place?: 'panel'): Promise<void> {
  const found = [
    ...(await findings(screen, place)),
    ...(await findingsWhenNarrow(screen, place)),
    ...(await findingsWhenSpaced(screen, place)),
  ];
  expect(found).toEqual([]);
}

interface Stop {
  readonly name: string;
  readonly outlined: boolean;
}

/** Presses Tab through the whole page once, checks that each stop has a name and an outline, and returns the names. */
async function tabThrough({ page }: Screen): Promise<readonly string[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.press('Tab');
    const stop = await page.evaluate<Stop | 'around' | 'between'>(`(() => {
      const one = document.activeElement;
      // After the last stop, the focus is in the browser's own window.
      if (!document.hasFocus() || one === null || one === document.body) return 'between';
      if (one.dataset.passed) return 'around';
      one.dataset.passed = 'yes';
      const label = one.labels?.[0]?.textContent ?? one.getAttribute('aria-label') ?? one.textContent;
      return { name: label.trim(), outlined: getComputedStyle(one).outlineStyle !== 'none' };
    })()`);
    if (stop === 'around') break;
    if (stop !== 'between') stops.push(stop);
  }
  expect(stops.filter(({ name, outlined }) => name === '' || !outlined)).toEqual([]);
  return stops.map(({ name }) => name);
}

journey('the panel has no findings with loans, results and two portals', async ({ computer, tab }) => {
  await givePortals(computer, [{}, { id: 'lycee', name: 'CDI du lycée' }]);
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  await findsNothing(tab, 'panel');
  await tab.fill('combobox', 'Chercher', 'mer');
  await tab.page.press('Enter');
  await tab.sees(/\d+ résultats/);
  await findsNothing(tab, 'panel');
});

journey('the popup, fully expanded, and the search page have no findings', async ({ computer, tab }) => {
  await givePortal(computer);
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  const popup = screenOf(await computer.newPage());
  await popup.page.goto(computer.extensionPage('popup.html'));
  await popup.sees('À rendre demain');
  expect((await tabThrough(popup)).join(' | ')).toMatch(
    /Actualiser.*Chercher.*Monte-Cristo.*calendrier.*Mon compte.*Me prévenir.*Ordinateur partagé.*Réglages/,
  );
  await popup.clickText(/Ordinateur partagé/);
  await popup.click('button', /^Tout effacer ici/);
  await popup.seesRole('button', 'Ne rien effacer');
  await findsNothing(popup);
  await popup.click('button', 'Tout effacer');
  await popup.sees('C’est effacé');
  await findsNothing(popup);

  await popup.page.goto(computer.extensionPage('search.html'));
  await popup.seesRole('searchbox', /Chercher/);
  await findsNothing(popup);
  expect(await tabThrough(popup)).toContain('Chercher');
});
