import { addresses } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { arrive } from '../support/arrive.ts';
import type { PageDriver } from '../support/browsers/page-driver.ts';
import { givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { panelSays } from '../support/panel-style.ts';
import { afterDeeds, type Deed, startWork, told, type Work } from '../support/rerender.ts';

/**
 * After any change of PRONOTE's page, the panel is back in its column within one frame, once, with the user's
 * unfinished input. Moving an element in the document loses its focus and scroll positions, even within one task: the
 * panel must restore them.
 */

interface Case {
  readonly deeds: readonly Deed[];
  /** `elsewhere`: the user moved the focus, so it must not be restored. `anywhere`: the focus is not compared. */
  readonly focus?: 'elsewhere' | 'anywhere';
}

/** In order: each case starts from the page that the previous one has left. */
const cases: Readonly<Record<string, Case>> = {
  'columns re-parented, 750 to 1182 px': { deeds: ['narrow'] },
  'columns re-parented, 1182 to 1560 px': { deeds: ['middle'] },
  'columns taken out of their wraps': { deeds: ['wide'] },
  'columns one below the other': { deeds: ['small'] },
  'from one wrap to another and back in one task': { deeds: ['narrow', 'middle'] },
  'one widget refreshed': { deeds: ['refresh'] },
  'a widget closed, the container made anew': { deeds: ['close'] },
  'the container made anew with all widgets': { deeds: ['reopen'] },
  'the home element swapped in one task': { deeds: ['swap'] },
  'swapped twice in one task': { deeds: ['swap', 'swap'] },
  'gone and back in one task': { deeds: ['leave', 'comeBack'], focus: 'anywhere' },
  'a second home behind the first': { deeds: ['secondHome'] },
  'the second one gone': { deeds: ['noSecondHome'] },
  'the first of two gone': { deeds: ['secondHome', 'oldHomeGone'] },
  'a home made anew after two': { deeds: ['swap'] },
  'a dialog of PRONOTE’s own': { deeds: ['openDialog'], focus: 'elsewhere' },
  'the dialog closed': { deeds: ['closeDialog'] },
};

const visitors = [
  { person: people.ines, column: 'agendaetinformations' },
  { person: people.paulo, column: 'agendaetinformations' },
  { person: people.claire, column: 'agendaetinformations' },
  { person: people.karim, column: 'absencesprof' },
  { person: people.sylvie, column: 'agendaetinformations' },
  { person: people.maud, column: 'agendaetinformations' },
] as const;

const unfocused = { focused: false, selection: [null, null] } as const;

/** Runs all cases and compares all outcomes at once, since each depends on the previous ones. */
async function throughAll(page: PageDriver, column: string, what: string): Promise<readonly Work[]> {
  const seen: Record<string, string> = {};
  const wanted: Record<string, string> = {};
  const works: Work[] = [];
  for (const [name, { deeds, focus }] of Object.entries(cases)) {
    const work = await startWork(page, 'île au trésor');
    const outcome = await afterDeeds(page, deeds, column);
    const blind = focus === 'anywhere' ? unfocused : {};
    seen[name] = told({ ...outcome, work: { ...outcome.work, ...blind } });
    const kept = focus === undefined ? work : { ...work, ...unfocused };
    wanted[name] = told({ frames: 1, hosts: 1, place: `${column} wrapper-cols`, work: kept });
    works.push(work);
  }
  expect.soft(seen, what).toEqual(wanted);
  return works;
}

for (const { person, column } of visitors) {
  journey(`the panel survives re-renders of ${person.webspace}`, async ({ computer, tab }) => {
    await givePortal(computer);
    await arrive(tab, person);
    for (const generation of [2023, 2025, 2026] as const) {
      await tab.page.goto(addresses.pronoteWebspace(person.webspace, generation));
      await panelSays(tab.page, 'service des prêts');
      const works = await throughAll(tab.page, column, `${generation}, loans`);
      // Firefox initialises text fields asynchronously, and may reset the caret to the start.
      expect(works.filter(({ selection: [from, to] }) => from === 1 && to === 4)).not.toEqual([]);
      if (person === people.ines) expect(works[0]?.open).toEqual([true]);

      await tab.page.goto(addresses.pronoteWebspace(person.webspace, generation));
      await tab.fill('combobox', 'Chercher', 'mer');
      await tab.page.press('Enter');
      await panelSays(tab.page, 'résultats');
      const [first] = await throughAll(tab.page, column, `${generation}, results`);
      expect(first?.scrolled).toEqual([60]);
    }
    expect(computer.consoleLines()).toEqual([]);
  });
}

journey(
  'the panel is unmounted when the home page is left, and mounted on return',
  async ({ computer, tab }) => {
    await givePortal(computer);
    await arrive(tab, people.ines);
    const away = await afterDeeds(tab.page, ['leave'], 'agendaetinformations');
    expect(away).toMatchObject({ frames: null, hosts: 0 });
    const back = await afterDeeds(tab.page, ['comeBack'], 'agendaetinformations');
    expect(back).toMatchObject({ frames: 1, hosts: 1 });
  },
);
