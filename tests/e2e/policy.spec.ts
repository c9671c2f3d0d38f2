import { addresses, hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { signInTo } from '../support/arrive.ts';
import { removePolicy, setPolicy } from '../support/browsers/policies.ts';
import { givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { screenOf } from '../support/screen.ts';

/** What a school sets for all its computers, written where this machine's browsers look for it. */

const policy = {
  nativeWidget: 'replace',
  pronoteSites: [addresses.selfHostedWebspace('eleve.html')],
  compat: {
    home: '.accueil-refondu',
    columns: ['.colonne-refondue.agendaetinformations'],
    user: '.bandeau-refondu .nom-refondu',
    school: '.bandeau-refondu .etablissement-refondu',
    cdiTitle: ':no-such-thing(',
  },
};

// One after the other: they share the file.
journey.describe.configure({ mode: 'default' });
journey.beforeAll(({ browserUnderTest }) => setPolicy(browserUnderTest, policy));
journey.afterAll(({ browserUnderTest }) => removePolicy(browserUnderTest));

journey(
  'a change of PRONOTE is set right by the school, without a new release',
  async ({ computer, tab }) => {
    await givePortal(computer);
    await signInTo(tab, people.ines, { generation: 2027 });
    await tab.seesRole('combobox', 'Chercher');
    await tab.sees('5 prêts · 1 en retard');
    // The line that no browser understands is told without its words, and is as it was before.
    expect(computer.consoleLines().filter((line) => !line.includes('SyntaxError'))).toEqual([]);

    await tab.page.goto(addresses.pronoteWebspace('eleve.html', 2026));
    await tab.seesRole('combobox', 'Chercher');
  },
);

journey('what the school has set is shown as such, and cannot be changed', async ({ computer }) => {
  const settings = screenOf(await computer.newPage());
  await settings.page.goto(computer.extensionPage('options.html#pronote'));
  await settings.sees(hosts.selfHosted);
  await settings.sees('Réglé par l’établissement');
  expect(
    await settings.page.evaluate<boolean>('document.querySelector("#widget-beside").matches(":disabled")'),
  ).toBe(true);
  expect(await settings.texts('button')).not.toContain('Retirer');
});
