import { people } from '../sandbox/people.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { signIn, signOut } from '../support/actions.ts';
import type { BrowserDriver } from '../support/browsers/page-driver.ts';
import type { WallClock } from '../support/clock/wall-clock.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal, storedInArea, storedInDatabases } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { badgeOf, dismissNotifications, shownNotifications } from '../support/notifications-spy.ts';
import type { Screen } from '../support/screen.ts';
import { signInToPanel } from '../support/webspace-sign-in.ts';

/** J3, J4 and J5 over several days, on a clock that the journey sets for browser and sandbox. */

interface Days {
  readonly clock: WallClock | null;
  readonly computer: BrowserDriver;
  readonly tab: Screen;
}

/** Returns to PRONOTE at noon of this day, and expects this text about the loans. */
async function openOn({ clock, tab }: Days, day: string, text: string | RegExp): Promise<void> {
  clock?.setDay(day);
  await tab.page.reload();
  await tab.sees(text);
  await tab.sees(/lu à l’instant/);
}

/** Expects one notification, and dismisses it. */
async function expectReminder({ computer }: Days): Promise<void> {
  const shown = await eventually('a notification', async () => {
    const all = await shownNotifications(computer);
    return all.length > 0 && all;
  });
  expect(shown.length).toBe(1);
  await dismissNotifications(computer);
}

async function expectNoReminder({ computer }: Days): Promise<void> {
  expect(await shownNotifications(computer)).toEqual([]);
}

const title = 'Les Veilleurs de l’Archipel';

/** Leaves a pupil with one loan, which is due in nine days, and returns its id. */
function keepOneLoan(sandbox: Sandbox, identiteEnt: string): string {
  const { library } = sandbox.school;
  const outstanding = library.loansOf(identiteEnt).filter(({ state }) => state !== 'returned');
  for (const { id, record } of outstanding) if (record.title !== title) library.returnLoan(id);
  return outstanding.find(({ record }) => record.title === title)?.id ?? '';
}

journey.describe('starting on a Monday', () => {
  journey.use({ notifications: true, startDay: '2026-11-30' });

  journey(
    'reminds of a book that is due on Wednesday of the next week (J3)',
    async ({ clock, computer, sandbox, tab }) => {
      journey.setTimeout(120_000);
      const days = { clock, computer, tab };
      const loan = keepOneLoan(sandbox, people.ines.identiteEnt);
      await givePortal(computer);
      await signIn(tab, people.ines.login);
      await tab.sees('À rendre le mercredi 9 décembre');
      expect(await shownNotifications(computer)).toEqual([]);
      expect(await badgeOf(computer)).toEqual({ text: '', red: false });

      // Three days before is a Sunday: the reminder comes on Friday.
      await openOn(days, '2026-12-04', 'À rendre dans 5 jours, mercredi 9 décembre');
      await expectReminder(days);
      await openOn(days, '2026-12-05', 'À rendre dans 4 jours');
      await openOn(days, '2026-12-06', 'À rendre dans 3 jours');
      await expectNoReminder(days);
      expect(await badgeOf(computer)).toEqual({ text: '', red: false });
      await openOn(days, '2026-12-07', 'À rendre dans 2 jours');
      await expectNoReminder(days);
      expect(await badgeOf(computer)).toEqual({ text: '1', red: false });

      await openOn(days, '2026-12-08', 'À rendre demain');
      await expectReminder(days);
      await computer.killBackground();
      await openOn(days, '2026-12-08', 'À rendre demain');
      await expectNoReminder(days);
      await openOn(days, '2026-12-09', 'À rendre aujourd’hui');
      await expectReminder(days);
      await openOn(days, '2026-12-10', 'En retard de 1 jour');
      await expectNoReminder(days);
      expect(await badgeOf(computer)).toEqual({ text: '1', red: true });
      await openOn(days, '2026-12-16', 'En retard de 7 jours');
      await eventually('a notification', async () => (await shownNotifications(computer)).length === 1);

      sandbox.school.library.returnLoan(loan);
      await openOn(days, '2026-12-17', 'Aucun prêt en cours');
      await eventually('no notification', async () => (await shownNotifications(computer)).length === 0);
      expect(await badgeOf(computer)).toEqual({ text: '', red: false });
    },
  );

  journey(
    'a teacher, and a parent with a selected child, see the loans as of each day (J4)',
    async ({ clock, computer, tab }) => {
      const days = { clock, computer, tab };
      await givePortal(computer);
      await signInToPanel(tab, people.claire);
      await tab.sees('À rendre le jeudi 10 décembre');
      await openOn(days, '2026-12-09', 'À rendre demain');
      await openOn(days, '2026-12-11', 'En retard de 1 jour');
      await signOut(tab);

      clock?.setDay('2026-11-30');
      await signInToPanel(tab, people.paulo, { cdi: 'portal' });
      await tab.sees('Prêts de ALMEIDA Inès');
      await tab.sees('À rendre demain');
      clock?.setDay('2026-12-01');
      await tab.page.reload();
      await tab.sees('Prêts de ALMEIDA Inès');
      await tab.seesNoMore('À rendre demain');
      await tab.sees('En retard de 1 jour');
      await tab.click('button', /ALMEIDA Tiago/);
      await tab.sees('Prêts de ALMEIDA Tiago');
      await tab.seesNoMore('En retard');
    },
  );

  journey(
    'another person uses the computer the next day, and the first one the day after (J5)',
    async ({ clock, computer, sandbox, tab }) => {
      const days = { clock, computer, tab };
      keepOneLoan(sandbox, people.ines.identiteEnt);
      await givePortal(computer);
      clock?.setDay('2026-12-07');
      await signIn(tab, people.ines.login);
      await tab.sees('À rendre dans 2 jours');
      await expectReminder(days);
      await signOut(tab);
      await eventually('no badge', async () => (await badgeOf(computer)).text === '');

      clock?.setDay('2026-12-08');
      await signIn(tab, people.noe.login);
      await tab.sees('Aucun prêt en cours');
      await expectNoReminder(days);
      const kept = [
        await storedInArea(computer, 'local'),
        await storedInArea(computer, 'session'),
        await storedInDatabases(computer),
      ].join();
      for (const trace of ['ALMEIDA', people.ines.identiteEnt, title]) expect(kept).not.toContain(trace);
      expect(kept).toContain('BERTHIER');
      await signOut(tab);

      await signIn(tab, people.ines.login);
      await tab.sees('À rendre demain');
      await expectReminder(days);
      await signOut(tab);
      await signIn(tab, people.ines.login);
      await tab.sees('À rendre demain');
      await tab.sees(/lu à l’instant/);
      await expectNoReminder(days);
    },
  );
});
