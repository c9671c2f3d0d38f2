import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { ReminderRules } from '../../../utils/domain/reminder-rules.ts';
import { loanDue, RemindingComputer } from '../../support/reminding-model.ts';

/**
 * What anybody can find out by hand, said a second time and in another way than in the product: which stage of a due
 * date has come by a day, and on which days nobody may be reminded.
 */
const start = new Date(2026, 9, 20, 8).getTime();
const hour = 3_600_000;

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

function stages(dueOn: CalendarDate): readonly CalendarDate[] {
  const move = (day: CalendarDate, step: number): CalendarDate =>
    closed(day) ? move(addDays(day, step), step) : day;
  const late = Array.from({ length: 60 }, (_, week) => move(addDays(dueOn, 7 * (week + 1)), 1));
  return [...[3, 1, 0].map((days) => move(addDays(dueOn, -days), -1)), ...late];
}

type Act =
  | { readonly kind: 'borrow'; readonly book: number; readonly days: number }
  | { readonly kind: 'renew'; readonly book: number; readonly days: number }
  | { readonly kind: 'return'; readonly book: number }
  | { readonly kind: 'wait'; readonly hours: number }
  | { readonly kind: 'jump'; readonly hours: number }
  | { readonly kind: 'look'; readonly endsIn: number | null }
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
    {
      arbitrary: fc.record({
        kind: fc.constant('look' as const),
        endsIn: fc.option(fc.nat(5), { freq: 3 }),
      }),
      weight: 4,
    },
    { arbitrary: fc.record({ kind: fc.constant('next-morning' as const) }), weight: 4 },
    fc.record({ kind: fc.constant('close-and-open' as const) }),
  ),
  { minLength: 5, maxLength: 80, size: 'max' },
);

function apply(computer: RemindingComputer, act: Exclude<Act, { kind: 'look' }>): void {
  if (act.kind === 'wait' || act.kind === 'jump') computer.now += act.hours * hour;
  else if (act.kind === 'next-morning') computer.now = new Date(computer.now + 24 * hour).setHours(10, 0);
  else if (act.kind === 'close-and-open') computer.closeAndOpen();
  else {
    const title = `Book ${act.book}`;
    const others = computer.loans.filter((loan) => loan.title !== title);
    const kept = computer.loans.length > others.length;
    if (act.kind === 'return') computer.loans = others;
    else if (kept === (act.kind === 'renew'))
      computer.loans = [...others, loanDue(title, addDays(computer.today, act.days))];
  }
}

/** Everything that must hold at each look, in words where it does not. */
function check(computer: RemindingComputer, before: number, finished: boolean): void {
  const { today, loans, seen } = computer;
  const due = new Set(loans.map(({ dueOn }) => dueOn));
  const names = seen.map(({ reminder: { dueOn, planned } }) => `${dueOn} planned ${planned}`);
  expect(names).toEqual([...new Set(names)]);
  for (const { reminder, at } of seen.slice(before)) {
    const clock = new Date(at);
    expect(closed(today), `a reminder on ${today}`).toBe(false);
    expect(clock.getHours() >= 7 && clock.getHours() < 19, `a reminder at ${clock}`).toBe(true);
    const titles = loans.filter(({ dueOn }) => dueOn === reminder.dueOn).map(({ title }) => title);
    expect([...reminder.titles]).toEqual(titles.sort());
  }
  if (!finished) return;
  for (const { dueOn, titles } of computer.tray.values()) {
    expect(due.has(dueOn), 'a notification for what is not due any more').toBe(true);
    expect(loans.filter((loan) => loan.dueOn === dueOn)).toHaveLength(titles.length);
  }
  const hourNow = new Date(computer.now).getHours();
  if (closed(today) || hourNow < 7 || hourNow >= 19) return;
  for (const dueOn of due) {
    if (dueOn === null) continue;
    const come = stages(dueOn).filter((day) => day <= today);
    const last = come.sort().at(-1);
    const uncertain = computer.uncertain.some((mark) => mark.includes(`${dueOn}\\",\\"${last}`));
    if (last !== undefined && !uncertain) expect(names, `on ${today}`).toContain(`${dueOn} planned ${last}`);
  }
}

it('reminds once of each stage, of nothing returned, on no closed day, and misses none', async () => {
  let given = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      const computer = new RemindingComputer(start);
      computer.rules = rules;
      for (const act of history) {
        if (act.kind !== 'look') {
          apply(computer, act);
          continue;
        }
        const before = computer.seen.length;
        computer.endsIn = act.endsIn;
        check(computer, before, await computer.remind());
      }
      given += computer.seen.length;
    }),
    { numRuns: 600 },
  );
  // A history in which nobody is ever reminded would prove nothing.
  expect(given).toBeGreaterThan(400);
});
