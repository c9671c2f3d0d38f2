import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../../../utils/domain/calendar-date.ts';
import { usualRules } from '../../../utils/domain/reminder-rules.ts';
import { loanDue, RemindingComputer } from '../../support/reminding-model.ts';

/** A notification that still stands on the screen when what it says is no longer so. */

const day = (text: string) => text as CalendarDate;
/** A Friday. */
const today = day('2026-11-27');
const morning = new Date(2026, 10, 27, 10).getTime();
const tomorrow = addDays(today, 1);

const standing = (computer: RemindingComputer) =>
  [...computer.tray].map(([id, { titles }]) => [id, ...titles]);

describe('of two books that are due the same day one is returned', () => {
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

  it('the notification tells of the other in its place, and nobody is reminded again', async () => {
    expect(standing(computer)).toEqual([[id, 'Atlas', 'Bilbo']]);
    await computer.remind();
    expect(standing(computer)).toEqual([[id, 'Bilbo']]);
    expect(computer.seen).toHaveLength(1);
    await computer.remind();
    expect(computer.corrections).toBe(1);
  });

  it('the notification goes where the browser could only show it anew, and does not come back', async () => {
    computer.corrects = false;
    await computer.remind();
    await computer.remind();
    expect(standing(computer)).toEqual([]);
    expect(computer.seen).toHaveLength(1);
  });

  it('no notification comes where the person has closed it', async () => {
    computer.tray.clear();
    await computer.remind();
    expect(standing(computer)).toEqual([]);
    expect(computer.seen).toHaveLength(1);
  });

  it('is told of in the evening and in the holidays too, since nothing rings', async () => {
    computer.now = new Date(2026, 10, 27, 22).getTime();
    await computer.remind();
    expect(standing(computer)).toEqual([[id, 'Bilbo']]);
  });

  it.each([0, 1, 2, 3])('is told of once the background was ended at its step %i', async (endsIn) => {
    computer.endsIn = endsIn;
    await computer.remind();
    await computer.remind();
    expect(standing(computer)).toEqual([[id, 'Bilbo']]);
    expect(computer.seen).toHaveLength(1);
  });

  it('and then the other: the notification goes', async () => {
    await computer.remind();
    computer.loans = [];
    await computer.remind();
    expect(standing(computer)).toEqual([]);
  });
});

describe('a notification that stands there', () => {
  let computer: RemindingComputer;
  beforeEach(async () => {
    computer = new RemindingComputer(morning);
    computer.loans = [loanDue('Atlas', tomorrow)];
    await computer.remind();
  });

  it('does not say tomorrow for today the day after, when nobody may be reminded', async () => {
    computer.now = new Date(2026, 10, 28, 10).getTime();
    expect(usualRules.closedOn).toContain(6);
    await computer.remind();
    expect(computer.corrections).toBe(1);
    expect(computer.seen).toHaveLength(1);
  });

  it('hides its titles once the computer is a shared one', async () => {
    computer.hidesTitles = true;
    await computer.remind();
    expect(computer.corrections).toBe(1);
  });

  it('is left alone when the same loans are read again', async () => {
    computer.now += 60_000;
    await computer.remind();
    expect(computer.corrections).toBe(0);
    expect(computer.tray.size).toBe(1);
  });
});

describe('nobody is reminded a second time', () => {
  it.each([0, 1, 2, 3, 4, 5, 6])(
    'who closed the notification after the background was ended at its step %i',
    async (endsIn) => {
      const computer = new RemindingComputer(morning);
      computer.loans = [loanDue('Atlas', tomorrow)];
      computer.endsIn = endsIn;
      await computer.remind();
      await computer.clearScreen();
      await computer.remind();
      await computer.remind();
      expect(computer.seen).toHaveLength(1);
    },
  );

  it('the day on which the rules are changed', async () => {
    const computer = new RemindingComputer(morning);
    computer.loans = [loanDue('Atlas', day('2026-11-16'))];
    await computer.remind();
    computer.rules = { ...usualRules, lateEvery: 5 };
    await computer.remind();
    expect(computer.seen.map(({ reminder }) => reminder.planned)).toEqual(['2026-11-23']);
  });
});
