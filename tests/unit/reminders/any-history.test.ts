import fc from 'fast-check';
import { afterAll, expect, it, vi } from 'vitest';
import { addDays, type CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { ReminderRules } from '../../../utils/domain/reminder-rules.ts';
import { loanDue, RemindingComputer } from '../../support/reminding-model.ts';
import { localDateTime, localTimeZone, setTimeZone } from '../../support/time-zones.ts';

/**
 * A second, independent implementation of the rules: which stages of a due date have passed by a day, and on which days
 * reminders may be shown.
 */
const zones = ['Europe/Paris', 'Indian/Reunion', 'Pacific/Noumea', 'America/Martinique'] as const;
/** Five days before daylight saving time ends. */
const start = Date.parse('2026-10-20T08:00:00Z');
const hour = 3_600_000;
const year = 8766;

const rules: ReminderRules = {
  enabled: true,
  daysBefore: [3, 1, 0],
  lateEvery: 7,
  closedOn: [6, 0],
  holidays: [
    { from: '2026-10-31' as CalendarDate, to: '2026-11-03' as CalendarDate },
    { from: '2026-11-11' as CalendarDate, to: '2026-11-11' as CalendarDate },
  ],
  quietHours: { from: 19 * 60, until: 7 * 60 },
};

const closed = (day: string) =>
  ['Sat', 'Sun'].includes(new Date(`${day}T12:00Z`).toUTCString().slice(0, 3)) ||
  ['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03', '2026-11-11'].includes(day);

/** The stages up to this day; only the last weeks of a loan that is years overdue. */
function stages(dueOn: CalendarDate, today: CalendarDate): readonly CalendarDate[] {
  const move = (day: CalendarDate, step: number): CalendarDate =>
    closed(day) ? move(addDays(day, step), step) : day;
  const weeks = Math.floor((Date.parse(today) - Date.parse(dueOn)) / (7 * 24 * hour));
  const late = [weeks, weeks - 1, weeks - 2].filter((week) => week > 0);
  return [
    ...[3, 1, 0].map((days) => move(addDays(dueOn, -days), -1)),
    ...late.map((week) => move(addDays(dueOn, 7 * week), 1)),
  ].filter((day) => day <= today);
}

type Act =
  | { readonly kind: 'borrow'; readonly book: number; readonly days: number }
  | { readonly kind: 'renew'; readonly book: number; readonly days: number }
  | { readonly kind: 'return'; readonly book: number }
  | { readonly kind: 'wait'; readonly hours: number }
  | { readonly kind: 'jump'; readonly hours: number }
  | { readonly kind: 'update'; readonly stopsAfter: number | null }
  | { readonly kind: 'travel'; readonly zone: (typeof zones)[number] }
  | { readonly kind: 'clear-screen' }
  | { readonly kind: 'next-morning' }
  | { readonly kind: 'close-and-open' };

const book = fc.nat(4);
const days = fc.integer({ min: -9, max: 25 });
const acts = fc.array(
  fc.oneof(
    { arbitrary: fc.record({ kind: fc.constant('borrow' as const), book, days }), weight: 2 },
    fc.record({ kind: fc.constant('renew' as const), book, days }),
    fc.record({ kind: fc.constant('return' as const), book }),
    { arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.nat(40) }), weight: 3 },
    fc.record({ kind: fc.constant('jump' as const), hours: fc.integer({ min: -400, max: 400 }) }),
    fc.record({ kind: fc.constant('jump' as const), hours: fc.constantFrom(-9 * year, 2 * year, 11 * year) }),
    fc.record({ kind: fc.constant('travel' as const), zone: fc.constantFrom(...zones) }),
    fc.record({ kind: fc.constant('clear-screen' as const) }),
    {
      arbitrary: fc.record({
        kind: fc.constant('update' as const),
        stopsAfter: fc.option(fc.nat(7), { freq: 3 }),
      }),
      weight: 4,
    },
    { arbitrary: fc.record({ kind: fc.constant('next-morning' as const) }), weight: 4 },
    fc.record({ kind: fc.constant('close-and-open' as const) }),
  ),
  { minLength: 5, maxLength: 80, size: 'max' },
);

async function apply(computer: RemindingComputer, act: Exclude<Act, { kind: 'update' }>): Promise<void> {
  if (act.kind === 'wait' || act.kind === 'jump') computer.now += act.hours * hour;
  else if (act.kind === 'next-morning') computer.now = new Date(computer.now + 24 * hour).setHours(10, 0);
  else if (act.kind === 'close-and-open') await computer.closeAndOpen();
  else if (act.kind === 'travel') setTimeZone(act.zone);
  else if (act.kind === 'clear-screen') await computer.clearScreen();
  else {
    const title = `Book ${act.book}`;
    const others = computer.loans.filter((loan) => loan.title !== title);
    const [kept] = outstanding(computer).filter((loan) => loan.title === title);
    if (act.kind === 'return')
      computer.loans = kept === undefined ? computer.loans : [...others, { ...kept, state: 'returned' }];
    else if ((kept !== undefined) === (act.kind === 'renew'))
      computer.loans = [...others, loanDue(title, addDays(computer.today, act.days))];
  }
}

const outstanding = ({ loans }: RemindingComputer) => loans.filter(({ state }) => state === 'current');

const titlesDue = (computer: RemindingComputer, on: CalendarDate) =>
  outstanding(computer)
    .filter(({ dueOn }) => dueOn === on)
    .map(({ title }) => title)
    .sort();

const isAllowedAt = (day: string, time: string) => !closed(day) && time >= '07:00' && time < '19:00';

/** No stage is shown twice, nor a due date twice a day. */
function checkOnce({ seen }: RemindingComputer): void {
  const stagesSeen = seen.map(({ reminder: { dueOn, planned } }) => `${dueOn} planned ${planned}`);
  expect(stagesSeen).toEqual([...new Set(stagesSeen)]);
  const daysSeen = seen.map(({ reminder: { dueOn }, on }) => `${dueOn} on ${on}`);
  expect(daysSeen).toEqual([...new Set(daysSeen)]);
}

/** New reminders were shown at an allowed time, with the titles of the current loans. */
function checkNew(computer: RemindingComputer, before: number): void {
  for (const { reminder, on, at } of computer.seen.slice(before)) {
    expect(isAllowedAt(on, localDateTime(at).slice(11)), `a reminder at ${localDateTime(at)}`).toBe(true);
    expect(reminder.titles).toEqual(titlesDue(computer, reminder.dueOn));
  }
}

/** Shown notifications are up to date. */
function checkScreen(computer: RemindingComputer): void {
  for (const { dueOn, titles } of computer.tray.values())
    expect(titles, 'a notification for what is back').toEqual(titlesDue(computer, dueOn));
}

/** For each due date the last stage was shown, or another one today. */
function checkNoneMissed(computer: RemindingComputer): void {
  const { seen, uncertain, now } = computer;
  const [today = '', time = ''] = localDateTime(now).split(' ');
  if (!isAllowedAt(today, time)) return;
  for (const dueOn of new Set(outstanding(computer).map((loan) => loan.dueOn))) {
    if (dueOn === null) continue;
    const last = [...stages(dueOn, today as CalendarDate)].sort().at(-1);
    const ofDate = seen.filter(({ reminder }) => reminder.dueOn === dueOn);
    const wasShown = ofDate.some(({ reminder, on }) => reminder.planned === last || on === today);
    // The worker and the browser were stopped while it was shown.
    const isUncertain = uncertain.some((id) => id.includes(`"${dueOn}","`));
    if (last !== undefined && !isUncertain) expect(wasShown, `${dueOn}, on ${today}`).toBe(true);
  }
}

afterAll(() => {
  setTimeZone(localTimeZone);
  vi.useRealTimers();
});

it.each([true, false])(
  'shows each stage once, nothing returned, nothing on closed days, and misses none; updates: %s',
  async (updates) => {
    let given = 0;
    await fc.assert(
      fc.asyncProperty(acts, async (history) => {
        setTimeZone('Europe/Paris');
        const computer = new RemindingComputer(start);
        computer.rules = rules;
        computer.updates = updates;
        for (const act of history) {
          if (act.kind !== 'update') {
            await apply(computer, act);
            continue;
          }
          const before = computer.seen.length;
          computer.stopsAfter = act.stopsAfter;
          const finished = await computer.remind();
          checkOnce(computer);
          checkNew(computer, before);
          if (!finished) continue;
          checkScreen(computer);
          checkNoneMissed(computer);
        }
        given += computer.seen.length;
      }),
      { numRuns: 400 },
    );
    // Histories without any reminder would prove nothing.
    expect(given).toBeGreaterThan(250);
  },
);
