import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import { usualRules } from '../../../utils/domain/reminder-rules.ts';
import { loanDue, RemindingComputer } from '../../support/reminding-model.ts';
import { localDateTime, localTimeZone, setTimeZone } from '../../support/time-zones.ts';

const day = (text: string) => text as CalendarDate;
const tenMinutes = 600_000;
const everyDay = { ...usualRules, closedOn: [] };

/** Updates the reminders at each step, and returns when they were shown, in local time. */
async function shownUntil(
  computer: RemindingComputer,
  until: number,
  step: number,
): Promise<readonly string[]> {
  for (; computer.now < until; computer.now += step) await computer.remind();
  return computer.seen.map(({ at }) => localDateTime(at));
}

afterEach(() => {
  setTimeZone(localTimeZone);
  vi.useRealTimers();
});

describe('when daylight saving time begins or ends', () => {
  it.each([
    ['back, at three', '2026-10-25', '2026-10-24T20:00:00Z', '2026-10-26T20:00:00Z'],
    ['forward, at two', '2027-03-28', '2027-03-27T20:00:00Z', '2027-03-29T20:00:00Z'],
  ])('%s, shows a reminder once, at seven in the morning', async (_, dueOn, from, until) => {
    setTimeZone('Europe/Paris');
    const computer = new RemindingComputer(Date.parse(from));
    computer.rules = { ...everyDay, daysBefore: [0] };
    computer.loans = [loanDue('Atlas', day(dueOn))];
    expect(await shownUntil(computer, Date.parse(until), tenMinutes)).toEqual([`${dueOn} 07:00`]);
  });

  it('shows nothing in quiet hours that occur twice', async () => {
    setTimeZone('Europe/Paris');
    const computer = new RemindingComputer(Date.parse('2026-10-24T22:30:00Z'));
    computer.rules = { ...everyDay, daysBefore: [0], quietHours: { from: 0, until: 2 * 60 + 30 } };
    computer.loans = [loanDue('Atlas', day('2026-10-25'))];
    expect(await shownUntil(computer, Date.parse('2026-10-25T12:00:00Z'), tenMinutes)).toEqual([
      '2026-10-25 02:30',
    ]);
  });

  it('shows nothing in quiet hours that end in a skipped hour', async () => {
    setTimeZone('Europe/Paris');
    const computer = new RemindingComputer(Date.parse('2027-03-27T23:30:00Z'));
    computer.rules = { ...everyDay, daysBefore: [0], quietHours: { from: 0, until: 2 * 60 + 30 } };
    computer.loans = [loanDue('Atlas', day('2027-03-28'))];
    expect(await shownUntil(computer, Date.parse('2027-03-28T12:00:00Z'), tenMinutes)).toEqual([
      '2027-03-28 03:00',
    ]);
  });
});

describe('in another time zone', () => {
  it.each(['Europe/Paris', 'Indian/Reunion', 'Pacific/Noumea', 'America/Martinique', 'Pacific/Tahiti'])(
    'uses local days in %s',
    async (zone) => {
      setTimeZone(zone);
      // Monday to the next but one: due on the Thursday.
      const computer = new RemindingComputer(new Date(2026, 10, 16, 3).getTime());
      computer.loans = [loanDue('Atlas', day('2026-11-19'))];
      expect(await shownUntil(computer, new Date(2026, 10, 28).getTime(), 3 * tenMinutes)).toEqual([
        '2026-11-16 07:00',
        '2026-11-18 07:00',
        '2026-11-19 07:00',
        '2026-11-26 07:00',
      ]);
    },
  );

  it('shows no reminder twice when the zone changes every hour', async () => {
    const zones = [
      'Europe/Paris',
      'Indian/Reunion',
      'Pacific/Noumea',
      'Pacific/Tahiti',
      'America/Martinique',
    ];
    setTimeZone('Europe/Paris');
    const computer = new RemindingComputer(Date.parse('2026-11-16T09:00:00Z'));
    computer.loans = [loanDue('Atlas', day('2026-11-19')), loanDue('Bilbo', day('2026-11-19'))];
    for (let hours = 0; hours < 24 * 12; hours += 1) {
      setTimeZone(zones[hours % zones.length] ?? localTimeZone);
      await computer.remind();
      computer.now += 3_600_000;
    }
    const planned = computer.seen.map(({ reminder }) => reminder.planned);
    expect(planned).toEqual(['2026-11-16', '2026-11-18', '2026-11-19', '2026-11-26']);
  });
});

describe('at the end of the school year', () => {
  const summer = { from: day('2026-07-04'), to: day('2026-08-31') };

  it('reminds of 31 August once before the summer, and then a week after the due date', async () => {
    setTimeZone('Europe/Paris');
    const computer = new RemindingComputer(new Date(2026, 5, 29, 10).getTime());
    computer.rules = { ...usualRules, holidays: [summer] };
    computer.loans = [loanDue('Atlas', day('2026-08-31'))];
    const came = await shownUntil(computer, new Date(2026, 8, 16, 12).getTime(), 86_400_000);
    expect(came).toEqual(['2026-07-03 10:00', '2026-09-07 10:00', '2026-09-14 10:00']);
  });

  it('does not remind during the summer of what is due in September', async () => {
    setTimeZone('Europe/Paris');
    const computer = new RemindingComputer(new Date(2026, 6, 4, 10).getTime());
    computer.rules = { ...usualRules, holidays: [summer] };
    computer.loans = [loanDue('Atlas', day('2026-09-04'))];
    const came = await shownUntil(computer, new Date(2026, 8, 5, 12).getTime(), 86_400_000);
    expect(came).toEqual(['2026-09-01 10:00', '2026-09-03 10:00', '2026-09-04 10:00']);
  });
});

describe('a clock that is changed', () => {
  it.each([-40, -1, 1, 40])('by %i years repeats no reminder and suppresses no later one', async (years) => {
    setTimeZone('Europe/Paris');
    const computer = new RemindingComputer(new Date(2026, 10, 16, 10).getTime());
    computer.loans = [loanDue('Atlas', day('2026-11-19'))];
    await computer.remind();
    computer.now = new Date(2026 + years, 10, 16, 10).getTime();
    await computer.remind();
    computer.now = new Date(2026, 10, 16, 11).getTime();
    const came = await shownUntil(computer, new Date(2026, 10, 20).getTime(), 3_600_000);
    const due = came.filter((at) => at.startsWith('2026-11'));
    expect(due).toEqual(['2026-11-16 10:00', '2026-11-18 07:00', '2026-11-19 07:00']);
  });
});
