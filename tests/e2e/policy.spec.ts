import { addresses, hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { removePolicy, setPolicy } from '../support/browsers/policies.ts';
import { givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { screenOf } from '../support/screen.ts';
import { signInToWebspace } from '../support/webspace-sign-in.ts';

/** Managed policies of a school, installed on this machine. */

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

// In sequence: the tests share the policy file.
journey.use({ freshBrowser: true });
journey.describe.configure({ mode: 'default' });
journey.beforeAll(({ browserUnderTest }) => setPolicy(browserUnderTest, policy));
journey.afterAll(({ browserUnderTest }) => removePolicy(browserUnderTest));

journey(
  'a policy adapts the selectors to a change of PRONOTE, without a new release',
  async ({ computer, tab }) => {
    await givePortal(computer);
    await signInToWebspace(tab, people.ines, { generation: 2027 });
    await tab.seesRole('combobox', 'Chercher');
    await tab.sees('5 prêts · 1 en retard');
    // An invalid selector is logged without its text, and the default is used.
    expect(computer.consoleLines().filter((line) => !line.includes('SyntaxError'))).toEqual([]);

    await tab.page.goto(addresses.pronoteWebspace('eleve.html', 2026));
    await tab.seesRole('combobox', 'Chercher');
  },
);

journey('settings from a policy are marked as such and read-only', async ({ computer }) => {
  const settings = screenOf(await computer.newPage());
  await settings.page.goto(computer.extensionPage('options.html#pronote'));
  await settings.sees(hosts.selfHosted);
  await settings.sees('Réglé par l’établissement');
  expect(
    await settings.page.evaluate<boolean>('document.querySelector("#widget-beside").matches(":disabled")'),
  ).toBe(true);
  expect(await settings.texts('button')).not.toContain('Retirer');
});
