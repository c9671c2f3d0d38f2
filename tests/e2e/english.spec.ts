import { people } from '../sandbox/people.ts';
import { signIn } from '../support/actions.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal, storedInDatabases } from '../support/extension-data.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import { screenOf } from '../support/screen.ts';

journey.use({ language: 'en' });

journey('the interface is in English when the browser is in English', async ({ computer, tab }) => {
  await tab.page.goto(computer.extensionPage('options.html'));
  await tab.seesRole('textbox', 'The school’s RNE');
  expect(await tab.page.evaluate('document.documentElement.lang')).toBe('en-GB');
  await givePortal(computer);
  await signIn(tab, people.ines.login);
  await tab.sees('5 loans · 1 late');
  await tab.sees('9 days late');
  await tab.sees(/Due on \w+ \d+ \w+/);
  await tab.fill('combobox', 'Search', 'zzzz');
  await tab.page.press('Enter');
  await tab.sees('No result for');
});

journey.describe('in dark mode', () => {
  journey.use({ dark: true });

  journey(
    'a chosen language replaces the browser’s: at once in our pages, in the panel at its next opening',
    async ({ computer, tab }) => {
      await givePortal(computer);
      await signIn(tab, people.ines.login);
      await tab.sees('5 loans · 1 late');
      const popup = screenOf(await computer.newPage());
      await popup.page.goto(computer.extensionPage('popup.html'));
      await popup.sees('1 item late');
      await popup.sees('Signed in');
      await popup.clickText('Shared computer');
      expect(await findings(popup)).toEqual([]);
      const language = `document.documentElement.lang`;
      expect(await popup.page.evaluate(language)).toBe('en-GB');
      await popup.page.evaluate(`{ const select = document.querySelector('.language select');
        select.value = 'fr'; select.dispatchEvent(new Event('change', { bubbles: true })); true }`);
      await popup.seesRole('heading', 'Prêts de Inès ALMEIDA');
      await popup.sees('1 document en retard');
      expect(await popup.page.evaluate(language)).toBe('fr');
      expect(await findings(popup)).toEqual([]);
      await tab.page.reload();
      await tab.sees('5 prêts · 1 en retard');
      await tab.sees('En retard de 9 jours');
      expect(await tab.page.evaluate(`document.querySelector('compagnon-cdi').lang`)).toBe('fr');
      await tab.page.bringToFront();
      await tab.page.goto(computer.extensionPage('options.html#privacy'));
      await tab.sees('À qui est cet ordinateur');
      await tab.click('button', 'Tout effacer ici…');
      await tab.seesRole('heading', 'Effacer tout ce qui est personnel');
      expect(await findings(tab)).toEqual([]);
      await tab.click('button', 'Tout effacer');
      await tab.seesRole('heading', 'C’est effacé');
      expect(await findings(tab)).toEqual([]);
      expect(await storedInDatabases(computer)).not.toContain('Monte-Cristo');
      await popup.page.evaluate(`{ const select = document.querySelector('.language select');
        select.value = 'browser'; select.dispatchEvent(new Event('change', { bubbles: true })); true }`);
      await eventually('English again', async () => (await tab.page.evaluate(language)) === 'en-GB');
      await tab.seesRole('heading', 'It is deleted');
      expect(computer.consoleLines()).toEqual([]);
    },
  );
});
