import { reportFailure } from '../browser/log.ts';
import type { CalendarEvent } from '../domain/calendar-event.ts';
import type { PanelPortal } from '../domain/panel.ts';
import type { CurrentUser } from '../domain/person.ts';
import { showsLoans } from '../domain/visible-loans.ts';
import { planEvents } from '../reminders/calendar-events.ts';
import { whileCurrent } from '../session/user-lock.ts';
import { markOf } from '../storage/given-reminders.ts';
import { readWrittenEvents, writeWrittenEvents } from '../storage/written-calendars.ts';

/** The calendar events of all due dates at these portals, as updates of the user's last calendar file. */
export async function dueCalendar(
  user: CurrentUser,
  portals: readonly PanelPortal[],
): Promise<readonly CalendarEvent[]> {
  const shown = portals.filter(({ loans }) => showsLoans(loans));
  const loans = (await Promise.all(shown.map((portal) => datedLoans(user, portal)))).flat();
  const person = user.childKey ?? user.key;
  let events: readonly CalendarEvent[] = [];
  await whileCurrent(user, async () => {
    // Without the last file all due dates are still written; only events of returned loans are not cancelled.
    const before = await readWrittenEvents(person).catch((error: unknown) => {
      reportFailure(error);
      return [];
    });
    const portalIds = shown.map(({ id }) => id);
    const plan = planEvents(before, loans, portalIds, Date.now());
    events = plan.events;
    await writeWrittenEvents(person, plan.written).catch(reportFailure);
  });
  return events;
}

/** A document borrowed on a day is the same loan in every source and after each renewal. */
function datedLoans({ key }: CurrentUser, { id, name, loansOf, loans }: PanelPortal) {
  const due = loans.loans.flatMap(({ state, dueOn, title, borrowedOn }) =>
    state === 'returned' || dueOn === null ? [] : [{ dueOn, title, borrowedOn }],
  );
  return Promise.all(
    due.map(async ({ dueOn, title, borrowedOn }) => ({
      mark: await markOf(JSON.stringify([key, loansOf, id, borrowedOn, title])),
      portalId: id,
      portalName: name,
      dueOn,
      title,
    })),
  );
}
