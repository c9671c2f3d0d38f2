import { people } from '../sandbox/people.ts';
import { signIn } from '../support/acts.ts';
import { givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';

journey.use({ language: 'en' });

journey('everything is said in English where the browser speaks English', async ({ computer, tab }) => {
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
