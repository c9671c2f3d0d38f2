import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { confirmSeen, type ReminderText, updateReminders } from '../../utils/background/send-reminders.ts';
import { type CalendarDate, daysBetween, localCalendarDate } from '../../utils/domain/calendar-date.ts';
import type { Computer } from '../../utils/domain/computer.ts';
import type { Loan } from '../../utils/domain/loan.ts';
import type { PanelPortal } from '../../utils/domain/panel.ts';
import type { CurrentUser, PersonKey } from '../../utils/domain/person.ts';
import type { Reminder } from '../../utils/domain/reminder.ts';
import { type ReminderRules, usualRules } from '../../utils/domain/reminder-rules.ts';
import { writeCurrentPerson } from '../../utils/storage/current-user-record.ts';
import { readBegunReminders } from '../../utils/storage/given-reminders.ts';
import { updateSettings } from '../../utils/storage/settings.ts';
import { grantHosts } from './granted-hosts.ts';
import { localDateTime } from './time-zones.ts';

/** The worker was stopped in the middle of its work. */
class Stopped extends Error {}

/** A reminder as the user saw it appear. */
export interface Seen {
  readonly reminder: Reminder;
  readonly at: number;
  /** The local day. */
  readonly on: string;
}

const user: CurrentUser = {
  key: 'key' as PersonKey,
  person: { webspace: 'eleve', fullName: 'ALMEIDA Inès', className: null, school: null },
};

const areas = [fakeBrowser.storage.local, fakeBrowser.storage.session];
const originalSets = areas.map((area) => area.set as (items: Record<string, unknown>) => Promise<void>);

/** A computer's clock, notifications and loans around the real reminders, which store in the fake browser. */
export class RemindingComputer {
  now: number;
  rules: ReminderRules = usualRules;
  computer: Computer = 'own';
  loans: readonly Loan[] = [];
  allowed = true;
  /** Ids of reminders during which first the worker and then the browser was stopped: they may have been shown. */
  readonly uncertain: string[] = [];
  tray = new Map<string, Reminder>();
  /** Whether notifications can be updated: in Chrome, not in Firefox. */
  updates = true;
  updated = 0;
  readonly seen: Seen[] = [];
  /** The number of writes after which the worker is stopped; null for never. */
  stopsAfter: number | null = null;
  #texts = new Map<string, Reminder>();
  #stored: readonly unknown[] = [];

  /** Replaces the browser of the computer before. */
  constructor(now: number) {
    this.now = now;
    fakeBrowser.reset();
    grantHosts();
    Object.assign(fakeBrowser.permissions, { contains: async () => this.allowed });
    Object.assign(fakeBrowser, { notifications: this.#notifications() });
    for (const [index, area] of areas.entries()) {
      const set = originalSets[index];
      area.set = async (items) => {
        if (Object.keys(items).some((key) => /^reminders\.(given|begun|told)$/.test(key))) this.#step();
        await set?.call(area, items);
      };
    }
  }

  get today(): CalendarDate {
    return localCalendarDate(new Date(this.now));
  }

  get portals(): readonly PanelPortal[] {
    return [portalWith(this.loans, this.now)];
  }

  /** Restarts the browser: notifications and session storage are gone. */
  async closeAndOpen(): Promise<void> {
    this.tray.clear();
    this.uncertain.push(...(await readBegunReminders()).map(({ id }) => id));
    await fakeBrowser.storage.session.clear();
    this.#stored = [];
  }

  /** False when the worker was stopped before it finished. */
  async remind(): Promise<boolean> {
    vi.setSystemTime(this.now);
    await this.#storeSettings();
    this.#texts = new Map();
    try {
      await updateReminders(user, this.portals, this.#text);
      return true;
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      return false;
    } finally {
      this.stopsAfter = null;
    }
  }

  /** The user closes all notifications. */
  async clearScreen(): Promise<void> {
    for (const id of this.tray.keys()) await confirmSeen(id);
    this.tray.clear();
  }

  readonly #text: ReminderText = (reminder, today, hidesTitles) => {
    const text = JSON.stringify([reminder, hidesTitles, daysBetween(today, reminder.dueOn)]);
    this.#texts.set(text, reminder);
    return { title: '', text };
  };

  async #storeSettings(): Promise<void> {
    const settings = [this.rules, this.computer];
    if (settings.every((value, index) => value === this.#stored[index])) return;
    await writeCurrentPerson(user, 'own');
    await updateSettings({ reminders: this.rules, computer: this.computer });
    this.#stored = settings;
  }

  #notifications() {
    const event = { addListener: () => {} };
    const shown = (text: string): Reminder => {
      this.#step();
      const reminder = this.#texts.get(text);
      if (reminder === undefined) throw new Error(`not a text of a reminder: ${text}`);
      return reminder;
    };
    return {
      onClicked: event,
      onClosed: event,
      getAll: async () => Object.fromEntries(this.tray),
      create: async (id: string, { message }: { message: string }) => {
        const reminder = shown(message);
        this.seen.push({ reminder, at: this.now, on: localDateTime(this.now).slice(0, 10) });
        this.tray.set(id, reminder);
        return id;
      },
      update: async (id: string, { message }: { message: string }) => {
        const reminder = shown(message);
        if (!this.updates || !this.tray.has(id)) return false;
        this.updated += 1;
        this.tray.set(id, reminder);
        return true;
      },
      clear: async (id: string) => {
        this.#step();
        return this.tray.delete(id);
      },
    };
  }

  #step(): void {
    if (this.stopsAfter === null) return;
    if (this.stopsAfter === 0) throw new Stopped();
    this.stopsAfter -= 1;
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
