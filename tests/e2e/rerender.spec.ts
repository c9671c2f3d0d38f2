import { addresses } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import type { PageDriver } from '../support/browsers/page-driver.ts';
import { givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { panelSays } from '../support/panel-style.ts';
import {
  afterActions,
  outcomeText,
  type PageAction,
  type PanelInput,
  startInput,
} from '../support/rerender.ts';
import { signInToPanel } from '../support/webspace-sign-in.ts';

/**
 * After any change of PRONOTE's page, the panel is back in its column within one frame, once, with the user's
 * unfinished input. Moving an element in the document loses its focus and scroll positions, even within one task: the
 * panel must restore them.
 */

interface Case {
  readonly actions: readonly PageAction[];
  /** `elsewhere`: the user moved the focus, so it must not be restored. `anywhere`: the focus is not compared. */
  readonly focus?: 'elsewhere' | 'anywhere';
}

/** In order: each case starts from the page that the previous one has left. */
const cases: Readonly<Record<string, Case>> = {
  'columns re-parented, 750 to 1182 px': { actions: ['narrow'] },
  'columns re-parented, 1182 to 1560 px': { actions: ['middle'] },
  'columns moved out of their wrappers': { actions: ['wide'] },
  'columns one below the other': { actions: ['small'] },
  'from one wrapper to another and back in one task': { actions: ['narrow', 'middle'] },
  'one widget refreshed': { actions: ['refresh'] },
  'a widget closed, the container rebuilt': { actions: ['close'] },
  'the container rebuilt with all widgets': { actions: ['reopen'] },
  'the home element swapped in one task': { actions: ['swap'] },
  'swapped twice in one task': { actions: ['swap', 'swap'] },
  'home page left and reopened in one task': { actions: ['leave', 'comeBack'], focus: 'anywhere' },
  'a second home page after the first': { actions: ['addSecondHome'] },
  'the second home page removed': { actions: ['removeSecondHome'] },
  'the first of two home pages removed': { actions: ['addSecondHome', 'removeOldHome'] },
  'the home element swapped after two': { actions: ['swap'] },
  'a dialog of PRONOTE’s own': { actions: ['openDialog'], focus: 'elsewhere' },
  'the dialog closed': { actions: ['closeDialog'] },
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
async function runCases(page: PageDriver, column: string, what: string): Promise<readonly PanelInput[]> {
  const actual: Record<string, string> = {};
  const expected: Record<string, string> = {};
  const inputs: PanelInput[] = [];
  for (const [name, { actions, focus }] of Object.entries(cases)) {
    const input = await startInput(page, 'île au trésor');
    const outcome = await afterActions(page, actions, column);
    const blind = focus === 'anywhere' ? unfocused : {};
    actual[name] = outcomeText({ ...outcome, input: { ...outcome.input, ...blind } });
    const kept = focus === undefined ? input : { ...input, ...unfocused };
    expected[name] = outcomeText({ frames: 1, hosts: 1, place: `${column} wrapper-cols`, input: kept });
    inputs.push(input);
  }
  expect.soft(actual, what).toEqual(expected);
  return inputs;
}

for (const { person, column } of visitors) {
  journey(`the panel survives re-renders of ${person.webspace}`, async ({ computer, tab }) => {
    await givePortal(computer);
    await signInToPanel(tab, person);
    for (const generation of [2023, 2025, 2026] as const) {
      await tab.page.goto(addresses.pronoteWebspace(person.webspace, generation));
      await panelSays(tab.page, 'service des prêts');
      const inputs = await runCases(tab.page, column, `${generation}, loans`);
      // Firefox initialises text fields asynchronously, and may reset the caret to the start.
      expect(inputs.filter(({ selection: [from, to] }) => from === 1 && to === 4)).not.toEqual([]);
      if (person === people.ines) expect(inputs[0]?.open).toEqual([true]);

      await tab.page.goto(addresses.pronoteWebspace(person.webspace, generation));
      await tab.fill('combobox', 'Chercher', 'mer');
      await tab.page.press('Enter');
      await panelSays(tab.page, 'résultats');
      const [first] = await runCases(tab.page, column, `${generation}, results`);
      expect(first?.scrolled).toEqual([60]);
    }
    expect(computer.consoleLines()).toEqual([]);
  });
}

journey(
  'the panel is unmounted when the home page is left, and mounted on return',
  async ({ computer, tab }) => {
    await givePortal(computer);
    await signInToPanel(tab, people.ines);
    const away = await afterActions(tab.page, ['leave'], 'agendaetinformations');
    expect(away).toMatchObject({ frames: null, hosts: 0 });
    const back = await afterActions(tab.page, ['comeBack'], 'agendaetinformations');
    expect(back).toMatchObject({ frames: 1, hosts: 1 });
  },
);
