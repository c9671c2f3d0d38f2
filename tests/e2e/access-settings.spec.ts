import { eventually } from '../support/eventually.ts';
import { givePortals } from '../support/extension-data.ts';
import { findings, findingsWhenNarrow, findingsWhenSpaced } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import type { Screen } from '../support/screen.ts';

/** Accessibility of every settings section: automatic checks at both widths, and the focus. */

const focused = ({ page }: Screen) =>
  page.evaluate<string>(
    `document.activeElement === document.body ? 'nowhere' : document.activeElement.textContent.trim()`,
  );

const outlined = ({ page }: Screen) =>
  page.evaluate<boolean>(`getComputedStyle(document.activeElement).outlineStyle !== 'none'`);

async function expectFocus(tab: Screen, words: string): Promise<void> {
  await eventually(`the focus on ${words}`, async () => (await focused(tab)) === words);
}

journey(
  'every section has no findings at 1400 px, at 320 px and with increased text spacing',
  async ({ computer, tab }) => {
    await givePortals(computer, [{}, { id: 'lycee', name: 'CDI du lycée' }]);
    await tab.page.goto(computer.extensionPage('options.html'));
    await tab.seesRole('heading', 'Portails');
    const sections = await tab.page.evaluate<string[]>(
      `[...document.querySelectorAll('.sections a')].map(({ hash }) => hash)`,
    );
    expect(sections).toHaveLength(9);
    for (const section of sections) {
      await tab.page.evaluate(`{ location.hash = '${section}'; true }`);
      await eventually(`the section ${section}, and its title`, () =>
        tab.page.evaluate<boolean>(`(() => {
        const link = document.querySelector('[aria-current=page]');
        return link.hash === '${section}' && document.title.startsWith(link.textContent);
      })()`),
      );
      const found = [
        ...(await findings(tab)),
        ...(await findingsWhenNarrow(tab)),
        ...(await findingsWhenSpaced(tab)),
      ];
      expect({ section, found }).toEqual({ section, found: [] });
    }
  },
);

journey(
  'keyboard only: the skip link works, and closing a dialog restores the focus',
  async ({ computer, tab }) => {
    await givePortals(computer, [{}]);
    await tab.page.goto(computer.extensionPage('options.html'));
    await tab.seesRole('textbox', 'Nom');
    await tab.page.press('Tab');
    await expectFocus(tab, 'Aller au contenu');
    expect(await outlined(tab)).toBe(true);
    await tab.page.press('Enter');
    expect(await tab.page.evaluate<string>('document.activeElement.localName')).toBe('main');

    await tab.page.evaluate(`{ [...document.querySelectorAll('button')]
    .find(({ textContent }) => textContent === 'Choisir dans la liste…').focus(); true }`);
    await tab.page.press('Enter');
    await tab.sees('Aucune classe');
    await tab.page.press('Escape');
    await expectFocus(tab, 'Choisir dans la liste…');
    expect(await outlined(tab)).toBe(true);

    await tab.fill('textbox', 'Nom', 'Autre nom');
    await tab.page.evaluate(`{ [...document.querySelectorAll('button')]
    .find(({ textContent }) => textContent === 'Annuler').focus(); true }`);
    await tab.page.press('Enter');
    await tab.seesRole('button', 'Abandonner');
    await expectFocus(tab, 'Continuer à modifier');
    await tab.page.press('Enter');
    await expectFocus(tab, 'Annuler');
    await tab.page.press('Enter');
    await expectFocus(tab, 'Continuer à modifier');
    await tab.page.press('Tab');
    await tab.page.press('Enter');
    // The focused button is gone: the focus moves to the heading of its section.
    await eventually('the focus somewhere', async () => (await focused(tab)) !== 'nowhere');
    expect(await tab.value('textbox', 'Nom')).not.toBe('Autre nom');
  },
);
