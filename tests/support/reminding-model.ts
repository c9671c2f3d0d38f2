import { createReminding, type Reminding } from '../../utils/background/send-reminders.ts';
import { type CalendarDate, daysBetween, localCalendarDate } from '../../utils/domain/calendar-date.ts';
import type { Loan } from '../../utils/domain/loan.ts';
import type { PanelPortal } from '../../utils/domain/panel.ts';
import type { CurrentUser, PersonKey } from '../../utils/domain/person.ts';
import type { Badge, BegunReminder, Reminder, ToldReminder } from '../../utils/domain/reminder.ts';
import { type ReminderRules, usualRules } from '../../utils/domain/reminder-rules.ts';
import { wallClock } from './time-zones.ts';

/** The browser was ended in the middle of what it did. */
class Ended extends Error {}

/** A reminder as the person saw it come. */
export interface Seen {
  readonly reminder: Reminder;
  readonly at: number;
  /** The day that the clock on the wall showed. */
  readonly on: string;
}

/** A browser with its clock, its tray of notifications and what it keeps, around the reminders. */
export class RemindingComputer {
  now: number;
  rules: ReminderRules = usualRules;
  loans: readonly Loan[] = [];
  allowed = true;
  canShowPersonalData = true;
  borrower: CurrentUser | null = {
    key: 'key' as PersonKey,
    person: { webspace: 'eleve', fullName: 'ALMEIDA Inès', className: null, school: null },
  };
  badge: Badge | null = null;
  marks: readonly string[] = [];
  begun: readonly BegunReminder[] = [];
  /** Marks of reminders in whose giving first the background and then the browser was ended: shown or not, nobody knows. */
  readonly uncertain: string[] = [];
  told: readonly ToldReminder[] = [];
  tray = new Map<string, Reminder>();
  /** As Chrome does, and Firefox does not. */
  corrects = true;
  corrections = 0;
  hidesTitles = false;
  readonly seen: Seen[] = [];
  /** Steps until the browser is ended; never where null. */
  endsIn: number | null = null;

  constructor(now: number) {
    this.now = now;
  }

  get today(): CalendarDate {
    return localCalendarDate(new Date(this.now));
  }

  get portals(): readonly PanelPortal[] {
    return [portalWith(this.loans, this.now)];
  }

  /** The tray is empty then, and so is what the browser keeps for as long as it runs. */
  closeAndOpen(): void {
    this.tray.clear();
    this.uncertain.push(...this.begun.map(({ mark }) => mark));
    this.begun = [];
    this.told = [];
  }

  /** False where the background was ended midway. */
  async remind(): Promise<boolean> {
    try {
      await this.#newBackground().remind();
      return true;
    } catch (error) {
      if (!(error instanceof Ended)) throw error;
      return false;
    } finally {
      this.endsIn = null;
    }
  }

  /** The person closes whatever stands on the screen. */
  async clearScreen(): Promise<void> {
    for (const id of this.tray.keys()) await this.#newBackground().wasSeen(id);
    this.tray.clear();
  }

  /** The background is new each time: nothing is kept in its memory. */
  #newBackground(): Reminding {
    const words = new Map<string, Reminder>();
    return createReminding({
      now: () => this.now,
      current: async () => this.borrower,
      whileCurrent: (_, work) => work(),
      canShowPersonalData: async () => this.canShowPersonalData,
      portals: async () => this.portals,
      showsLoans: ({ readAt }) => readAt !== null,
      rules: async () => this.rules,
      notifications: {
        allowed: async () => this.allowed,
        shown: async () => [...this.tray.keys()],
        show: async (id, { text }) => {
          this.#step();
          const reminder = words.get(text);
          if (!this.allowed || reminder === undefined) return false;
          this.seen.push({ reminder, at: this.now, on: wallClock(this.now).slice(0, 10) });
          this.tray.set(id, reminder);
          return true;
        },
        correct: async (id, { text }) => {
          this.#step();
          const reminder = words.get(text);
          if (!this.corrects || reminder === undefined || !this.tray.has(id)) return false;
          this.corrections += 1;
          this.tray.set(id, reminder);
          return true;
        },
        dismissNotification: async (id) => {
          this.#step();
          this.tray.delete(id);
        },
      },
      words: async (reminder, today) => {
        const text = JSON.stringify([reminder, this.hidesTitles, daysBetween(today, reminder.dueOn)]);
        words.set(text, reminder);
        return { title: '', text };
      },
      given: {
        markOf: async (name) => name,
        read: async () => this.marks,
        add: async (marks) => {
          this.#step();
          this.marks = [...this.marks, ...marks];
        },
        remove: async (marks) => {
          this.#step();
          this.marks = this.marks.filter((mark) => !marks.includes(mark));
        },
      },
      begun: {
        read: async () => this.begun,
        write: async (begun) => {
          this.#step();
          this.begun = begun;
        },
      },
      told: {
        read: async () => this.told,
        write: async (told) => {
          this.#step();
          this.told = told;
        },
      },
      showBadge: async (badge) => {
        this.badge = badge;
      },
    });
  }

  #step(): void {
    if (this.endsIn === null) return;
    if (this.endsIn === 0) throw new Ended();
    this.endsIn -= 1;
  }
}

export function loanDue(title: string, dueOn: CalendarDate | null, changes: Partial<Loan> = {}): Loan {
  return {
    id: title,
    title,
    state: 'current',
    borrowedOn: null,
    dueOn,
    returnedOn: null,
    recordAddress: null,
    callNumber: null,
    mediaType: null,
    ...changes,
  };
}

export function portalWith(loans: readonly Loan[], readAt: number, id = 'cdi'): PanelPortal {
  return {
    id,
    name: `CDI ${id}`,
    description: '',
    homeAddress: 'https://9990001x.esidoc.fr/',
    accountAddress: 'https://9990001x.esidoc.fr/moncompte/mesprets',
    delegation: 'cas',
    loans: { loans, reservations: [], readAt, source: 'account-page', failure: null },
    loansOf: null,
    refreshDue: false,
  };
}
