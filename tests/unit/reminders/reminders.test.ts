import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { reminderText } from '../../../components/shared/reminder-text.ts';
import { openReminder } from '../../../utils/background/send-reminders.ts';
import { addDays, type CalendarDate } from '../../../utils/domain/calendar-date.ts';
import { readDayRanges } from '../../../utils/domain/day-ranges.ts';
import { readReminderDraft, reminderDraft } from '../../../utils/domain/reminder-draft.ts';
import { usualRules } from '../../../utils/domain/reminder-rules.ts';
import { badgeOf, dueReminders, notificationId } from '../../../utils/reminders/due-reminders.ts';
import { lastPlannedDay } from '../../../utils/reminders/reminder-days.ts';
import { savePortal } from '../../../utils/storage/settings.ts';
import { speakFrench } from '../../support/french.ts';
import { loanDue, portalWith, RemindingComputer } from '../../support/reminding-model.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';

const day = (text: string) => text as CalendarDate;
/** A Tuesday. */
const today = day('2026-11-24');
const morning = new Date(2026, 10, 24, 10).getTime();

describe('lastPlannedDay', () => {
  const summer = { ...usualRules, holidays: [{ from: day('2026-07-04'), to: day('2026-08-31') }] };
  it.each([
    ['three days before', '2026-11-26', '2026-11-23', usualRules, '2026-11-23'],
    ['null four days before', '2026-11-27', '2026-11-23', usualRules, null],
    ['on Friday what falls on a weekend', '2026-11-30', '2026-11-27', usualRules, '2026-11-27'],
    ['a week after', '2026-11-16', '2026-11-24', usualRules, '2026-11-23'],
    ['on Monday what is a week late on Saturday', '2026-11-14', '2026-11-23', usualRules, '2026-11-23'],
    ['before the summer for 31 August', '2026-08-31', '2026-08-31', summer, '2026-07-03'],
  ] as const)('is %s', (_, dueOn, on, rules, planned) => {
    expect(lastPlannedDay(day(dueOn), day(on), rules)).toBe(planned);
  });

  it('is null when every day is closed', () => {
    const closedOn = [0, 1, 2, 3, 4, 5, 6] as const;
    expect(lastPlannedDay(today, addDays(today, 30), { ...usualRules, closedOn })).toBeNull();
  });
});

describe('badgeOf', () => {
  it.each([
    ['overdue before due soon', [-1, 0, 2], { kind: 'late', count: 1 }],
    ['due soon within two days', [0, 2, 3], { kind: 'soon', count: 2 }],
    ['nothing for later or unknown due dates', [3, null], null],
  ] as const)('counts %s', (_, ahead, badge) => {
    const loans = ahead.map((days, place) =>
      loanDue(String(place), days === null ? null : addDays(today, days)),
    );
    expect(badgeOf([portalWith(loans, morning)], today)).toEqual(badge);
  });
});

describe('a reminder', () => {
  let computer: RemindingComputer;
  afterEach(() => void vi.useRealTimers());
  beforeEach(() => {
    speakFrench();
    computer = new RemindingComputer(morning);
    computer.loans = [loanDue('Un livre', addDays(today, 1))];
  });

  it('is one notification for 300 loans, with four titles', async () => {
    computer.loans = Array.from({ length: 300 }, (_, place) => loanDue(`Livre ${place}`, addDays(today, 1)));
    await computer.remind();
    expect(computer.seen).toHaveLength(1);
    const [{ reminder } = { reminder: null }] = computer.seen;
    if (reminder === null) throw new Error('no reminder');
    const words = reminderText(reminder, today, false);
    expect(words.title).toBe('300 documents à rendre demain');
    expect(words.text.split('\n')).toHaveLength(6);
    expect(words.text).toContain('et 296 autres');
    expect(reminderText(reminder, today, true).text).not.toContain('Livre');
  });

  it('is shown once the permission is granted', async () => {
    computer.allowed = false;
    await computer.remind();
    expect(computer.seen).toEqual([]);
    computer.allowed = true;
    await computer.remind();
    expect(computer.seen).toHaveLength(1);
  });

  it('is cleared when reminders are disabled', async () => {
    await computer.remind();
    computer.rules = { ...usualRules, enabled: false };
    await computer.remind();
    expect(computer.tray.size).toBe(0);
  });

  it('opens PRONOTE when a tab shows it, else the account page of its portal', async () => {
    const [reminder] = dueReminders(computer.portals, today, usualRules);
    if (reminder === undefined) throw new Error('no reminder');
    await savePortal(sandboxPortal);
    const opened: string[] = [];
    let tabs: { readonly id: number; readonly windowId: number }[] = [{ id: 7, windowId: 1 }];
    Object.assign(fakeBrowser.windows, { update: async () => {} });
    Object.assign(fakeBrowser.tabs, {
      query: async () => tabs,
      update: async (id: number) => void opened.push(`tab ${id}`),
      create: async ({ url }: { url: string }) => void opened.push(url),
    });
    await openReminder(notificationId(reminder));
    expect(opened).toEqual(['tab 7']);
    tabs = [];
    await openReminder('of another extension');
    expect(opened).toEqual(['tab 7']);
    await openReminder(notificationId(reminder));
    expect(opened).toEqual(['tab 7', 'https://9990001x.esidoc.fr/moncompte/mesprets']);
  });
});

describe('holidays', () => {
  it.each([
    ['19/12/2026 - 03/01/2027', ['2026-12-19', '2027-01-03']],
    ['Noël : du samedi 19 décembre 2026 au 3 janvier 2027', ['2026-12-19', '2027-01-03']],
    ['2026-05-01', ['2026-05-01', '2026-05-01']],
    ['1er mai 2026', ['2026-05-01', '2026-05-01']],
  ])('are parsed from “%s”', (text, [from, to]) => {
    expect(readDayRanges(`\n${text}\n`)).toEqual({ ok: true, value: [{ from, to }] });
  });

  it.each(['vacances', '31/02/2026', '03/01/2027 - 19/12/2026', '01/01/2026 02/01/2026 03/01/2026'])(
    'are rejected in “%s”',
    (text) => {
      expect(readDayRanges(`01/01/2026\n${text}`)).toEqual({ ok: false, failure: { line: 2 } });
    },
  );
});

describe('the reminders form', () => {
  it('parses to the rules that it was filled with', () => {
    const rules = { ...usualRules, holidays: [{ from: today, to: addDays(today, 9) }] };
    expect(readReminderDraft(reminderDraft(rules))).toEqual({ ok: true, value: rules });
  });

  it('reports the faults of each field', () => {
    const draft = { ...reminderDraft(usualRules), daysBefore: '3, -1', lateEvery: '0', holidays: 'x' };
    expect(readReminderDraft({ ...draft, quietUntil: '' })).toEqual({
      ok: false,
      failure: { daysBefore: true, lateEvery: true, holidays: 1, quietHours: true },
    });
  });
});
