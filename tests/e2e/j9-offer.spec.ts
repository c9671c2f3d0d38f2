import { school } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { expect, journey } from '../support/journey.ts';
import { signInToWebspace } from '../support/webspace-sign-in.ts';

/** J9: without configuration, the school's portal is found by the RNE in PRONOTE's host name, and offered. */

journey('accepting the offer with one click shows the panel', async ({ computer, tab }) => {
  await signInToWebspace(tab, people.ines);
  await tab.sees(`« ${school.portalTitle} » : est-ce votre CDI ?`);
  await tab.click('button', 'Oui, l’afficher ici');
  await tab.seesRole('combobox', 'Chercher');
  await tab.seesRole('heading', new RegExp(school.portalTitle));
  await tab.seesNoMore('est-ce votre CDI');
  expect(computer.consoleLines()).toEqual([]);
});

journey('declining the offer is remembered', async ({ tab }) => {
  await signInToWebspace(tab, people.ines);
  await tab.click('button', 'Ce n’est pas le mien');
  await tab.seesNoMore('est-ce votre CDI');
  await tab.page.reload();
  await tab.seesRole('heading', 'Agenda');
  expect(
    await tab.page.evaluate<string>('document.querySelector("compagnon-cdi")?.shadowRoot.textContent ?? ""'),
  ).toBe('');
});
