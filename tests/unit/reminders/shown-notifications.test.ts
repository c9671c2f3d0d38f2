import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays, type CalendarDate } from '../../../utils/domain/calendar-date.ts';
import { usualRules } from '../../../utils/domain/reminder-rules.ts';
import { loanDue, RemindingComputer } from '../../support/reminding-model.ts';

const day = (text: string) => text as CalendarDate;
/** A Friday. */
const today = day('2026-11-27');
const morning = new Date(2026, 10, 27, 10).getTime();
const tomorrow = addDays(today, 1);

afterEach(() => void vi.useRealTimers());

const shown = (computer: RemindingComputer) => [...computer.tray].map(([id, { titles }]) => [id, ...titles]);

describe('when one of two documents of a notification is returned', () => {
  let computer: RemindingComputer;
  let id: string;
  beforeEach(async () => {
    computer = new RemindingComputer(morning);
    computer.loans = [loanDue('Atlas', tomorrow), loanDue('Bilbo', tomorrow)];
    await computer.remind();
    const [shown] = computer.tray.keys();
    id = shown ?? '';
    computer.loans = [loanDue('Bilbo', tomorrow)];
  });

  it('updates the notification and shows no other', async () => {
    expect(shown(computer)).toEqual([[id, 'Atlas', 'Bilbo']]);
    await computer.remind();
    expect(shown(computer)).toEqual([[id, 'Bilbo']]);
    expect(computer.seen).toHaveLength(1);
    await computer.remind();
    expect(computer.updated).toBe(1);
  });

  it('clears the notification for good when the browser cannot update it', async () => {
    computer.updates = false;
    await computer.remind();
    await computer.remind();
    expect(shown(computer)).toEqual([]);
    expect(computer.seen).toHaveLength(1);
  });

  it('shows nothing when the user has closed the notification', async () => {
    computer.tray.clear();
    await computer.remind();
    expect(shown(computer)).toEqual([]);
    expect(computer.seen).toHaveLength(1);
  });

  it('updates the notification in quiet hours too, since that is silent', async () => {
    computer.now = new Date(2026, 10, 27, 22).getTime();
    await computer.remind();
    expect(shown(computer)).toEqual([[id, 'Bilbo']]);
  });

  it.each([0, 1, 2, 3])(
    'updates the notification after the worker was stopped at its write %i',
    async (stopsAfter) => {
      computer.stopsAfter = stopsAfter;
      await computer.remind();
      await computer.remind();
      expect(shown(computer)).toEqual([[id, 'Bilbo']]);
      expect(computer.seen).toHaveLength(1);
    },
  );

  it('clears the notification when the other one is returned too', async () => {
    await computer.remind();
    computer.loans = [];
    await computer.remind();
    expect(shown(computer)).toEqual([]);
  });
});

describe('a shown notification', () => {
  let computer: RemindingComputer;
  beforeEach(async () => {
    computer = new RemindingComputer(morning);
    computer.loans = [loanDue('Atlas', tomorrow)];
    await computer.remind();
  });

  it('changes from tomorrow to today on the next day, even a closed one', async () => {
    computer.now = new Date(2026, 10, 28, 10).getTime();
    expect(usualRules.closedOn).toContain(6);
    await computer.remind();
    expect(computer.updated).toBe(1);
    expect(computer.seen).toHaveLength(1);
  });

  it('hides its titles when the computer becomes a shared one', async () => {
    computer.computer = 'shared';
    await computer.remind();
    expect(computer.updated).toBe(1);
  });

  it('is not updated when the same loans are read again', async () => {
    computer.now += 60_000;
    await computer.remind();
    expect(computer.updated).toBe(0);
    expect(computer.tray.size).toBe(1);
  });
});

describe('a second notification', () => {
  it.each([0, 1, 2, 3, 4, 5, 6])(
    'is not shown when the user closed the first after the worker was stopped at its write %i',
    async (stopsAfter) => {
      const computer = new RemindingComputer(morning);
      computer.loans = [loanDue('Atlas', tomorrow)];
      computer.stopsAfter = stopsAfter;
      await computer.remind();
      await computer.clearScreen();
      await computer.remind();
      await computer.remind();
      expect(computer.seen).toHaveLength(1);
    },
  );

  it('is not shown on the day on which the rules change', async () => {
    const computer = new RemindingComputer(morning);
    computer.loans = [loanDue('Atlas', day('2026-11-16'))];
    await computer.remind();
    computer.rules = { ...usualRules, lateEvery: 5 };
    await computer.remind();
    expect(computer.seen.map(({ reminder }) => reminder.planned)).toEqual(['2026-11-23']);
  });
});
