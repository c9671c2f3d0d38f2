import { addresses, school } from '../sandbox/hosts.ts';
import { password, people } from '../sandbox/people.ts';
import { givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';

/** J4: the panel in every webspace and in every known generation of PRONOTE's page. */

const visitors = [
  { who: 'a pupil', person: people.ines, column: 'agendaetinformations', sees: '5 prêts · 1 en retard' },
  {
    who: 'a parent',
    person: people.paulo,
    column: 'agendaetinformations',
    sees: 'Prêts de M. ALMEIDA Paulo',
  },
  { who: 'a teacher', person: people.claire, column: 'agendaetinformations', sees: '2 prêts' },
  {
    who: 'a member of vie scolaire',
    person: people.karim,
    column: 'absencesprof',
    sees: 'Aucun prêt en cours',
  },
  {
    who: 'the head teacher',
    person: people.sylvie,
    column: 'agendaetinformations',
    sees: 'Aucun prêt en cours',
  },
  {
    who: 'an accompagnant',
    person: people.maud,
    column: 'agendaetinformations',
    sees: 'Aucun prêt en cours',
  },
] as const;

for (const generation of [2023, 2025, 2026] as const) {
  for (const { who, person, column, sees } of visitors) {
    journey(
      `${who} has the panel in the right column of PRONOTE ${generation}`,
      async ({ computer, tab }) => {
        await givePortal(computer);
        await tab.page.goto(addresses.pronoteWebspace(person.webspace, generation));
        await tab.fill('textbox', 'Identifiant', person.login);
        await tab.page.press('Tab');
        await tab.page.type(password);
        await tab.page.press('Enter');
        await tab.seesRole('heading', school.portalTitle);
        await tab.sees(sees);
        const places = await tab.page.evaluate<string[]>(
          `[...document.querySelectorAll('compagnon-cdi')].map((panel) => panel.parentElement.className)`,
        );
        expect(places).toEqual([expect.stringContaining(column)]);
      },
    );
  }
}
