import type { Now } from '../browser/clock.ts';
import type { CalendarEvent } from '../domain/calendar-event.ts';
import type { LoansView, PanelPortal } from '../domain/panel.ts';
import type { CurrentUser, PersonKey } from '../domain/person.ts';
import { planEvents, type WrittenEvent } from '../reminders/calendar-events.ts';

export interface DueCalendarPorts {
  readonly now: Now;
  readonly markOf: (name: string) => Promise<string>;
  /** What this person's last file said. */
  readonly read: (person: PersonKey) => Promise<readonly WrittenEvent[]>;
  readonly write: (person: PersonKey, events: readonly WrittenEvent[]) => Promise<void>;
  readonly whileCurrent: (borrower: CurrentUser, work: () => Promise<void>) => Promise<void>;
  readonly showsLoans: (loans: LoansView) => boolean;
  /** Told what the browser's database refused to do. */
  readonly failed: (error: unknown) => void;
}

/** The events of all due dates that these portals tell, each going on with what this person's last file said. */
export async function dueCalendar(
  ports: DueCalendarPorts,
  borrower: CurrentUser,
  portals: readonly PanelPortal[],
): Promise<readonly CalendarEvent[]> {
  const told = portals.filter(({ loans }) => ports.showsLoans(loans));
  const loans = (await Promise.all(told.map((portal) => datedLoans(ports, borrower, portal)))).flat();
  const person = borrower.childKey ?? borrower.key;
  let events: readonly CalendarEvent[] = [];
  await ports.whileCurrent(borrower, async () => {
    // Without its memory it still writes every date: only what is gone by now is not taken back.
    const before = await ports.read(person).catch((error: unknown) => {
      ports.failed(error);
      return [];
    });
    const plan = planEvents(
      before,
      loans,
      told.map(({ id }) => id),
      ports.now(),
    );
    events = plan.events;
    await ports.write(person, plan.written).catch(ports.failed);
  });
  return events;
}

/** A document borrowed on a day is the same loan whichever source tells it, and after each renewal. */
function datedLoans(
  { markOf }: DueCalendarPorts,
  { key }: CurrentUser,
  { id, name, loansOf, loans }: PanelPortal,
) {
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
