import { addDays, type CalendarDate, localCalendarDate } from '../domain/calendar-date.ts';
import type { CalendarEvent, CalendarItem } from '../domain/calendar-event.ts';

/** An outstanding loan with a due date. */
export interface DatedLoan extends CalendarItem {
  /** Identifies the loan across sources and renewals, without naming it. */
  readonly mark: string;
  readonly portalId: string;
  readonly dueOn: CalendarDate;
}

/** An event of the last calendar file, without titles. */
export interface WrittenEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly day: CalendarDate;
  readonly cancelled: boolean;
  /** The marks of its loans. */
  readonly marks: readonly string[];
  readonly portalIds: readonly string[];
}

export interface CalendarPlan {
  readonly events: readonly CalendarEvent[];
  /** To be stored until the next file. */
  readonly written: readonly WrittenEvent[];
}

/** How long the files repeat a cancellation, for a calendar that missed it. */
const cancelledDays = 30;

/**
 * Plans one event per due date. An event keeps its uid while its day or any of its loans stays, so a renewal moves it. An
 * event without loans is cancelled, unless it has a portal whose loans are currently unknown (not in `knownPortals`).
 * `now` is in milliseconds since 1970.
 */
export function planEvents(
  written: readonly WrittenEvent[],
  loans: readonly DatedLoan[],
  knownPortals: readonly string[],
  now: number,
): CalendarPlan {
  const sequence = newSequence(now);
  const alive = written.filter(({ cancelled }) => !cancelled);
  const days = groupedByDay(loans);
  const kept = matchEvents(days, alive);
  const taken = new Set(alive.map(({ uid }) => uid));
  const planned = days.map((group) => {
    const before = kept.get(group);
    const uid = before?.uid ?? freeUid(group, taken);
    taken.add(uid);
    const last = before ?? written.find((one) => one.uid === uid);
    return plannedEvent(uid, group, last, sequence);
  });
  const uids = new Set(planned.map((one) => one.written.uid));
  const removed = written
    .filter(({ uid }) => !uids.has(uid))
    .filter(({ cancelled, day }) => !cancelled || day >= oldestCancelled(now))
    .map((one) => (one.cancelled || isUnknown(one, knownPortals) ? one : cancelled(one, sequence)));
  const cancellations = removed
    .filter((one) => one.cancelled)
    .map(({ uid, sequence: number, day }) => ({ uid, sequence: number, day, cancelled: true, items: [] }));
  return {
    events: [...planned.map(({ event }) => event), ...cancellations],
    written: [...planned.map((one) => one.written), ...removed],
  };
}

interface DayGroup {
  readonly day: CalendarDate;
  readonly loans: readonly DatedLoan[];
}

function groupedByDay(loans: readonly DatedLoan[]): readonly DayGroup[] {
  const days = new Map<CalendarDate, DatedLoan[]>();
  for (const loan of loans) days.set(loan.dueOn, [...(days.get(loan.dueOn) ?? []), loan]);
  return [...days]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([day, some]) => ({
      day,
      loans: some.sort((a, b) => a.title.localeCompare(b.title, 'fr') || a.mark.localeCompare(b.mark)),
    }));
}

/** Matches days with existing events: first those on the same day that share a loan, then by the most shared loans. */
function matchEvents(
  days: readonly DayGroup[],
  events: readonly WrittenEvent[],
): ReadonlyMap<DayGroup, WrittenEvent> {
  const candidates = days
    .flatMap((group) =>
      events.map((event) => ({ group, event, shared: shared(group, event), stays: group.day === event.day })),
    )
    .filter(({ shared: number }) => number > 0)
    .sort((a, b) => Number(b.stays) - Number(a.stays) || b.shared - a.shared);
  const kept = new Map<DayGroup, WrittenEvent>();
  const used = new Set<WrittenEvent>();
  for (const { group, event } of candidates) {
    if (kept.has(group) || used.has(event)) continue;
    kept.set(group, event);
    used.add(event);
  }
  return kept;
}

function shared(group: DayGroup, event: WrittenEvent): number {
  return group.loans.filter(({ mark }) => event.marks.includes(mark)).length;
}

/** Derived from a loan's mark, so that a computer that has lost its stored events finds the same uid again. */
function freeUid({ loans }: DayGroup, taken: ReadonlySet<string>): string {
  const [first = 'event', ...others] = loans.map(({ mark }) => mark).sort();
  const free = [first, ...others].map(uidOf).find((uid) => !taken.has(uid));
  if (free !== undefined) return free;
  let count = 2;
  while (taken.has(uidOf(`${first}-${count}`))) count += 1;
  return uidOf(`${first}-${count}`);
}

function uidOf(text: string): string {
  return `${text}@compagnon-cdi`;
}

function plannedEvent(
  uid: string,
  { day, loans }: DayGroup,
  last: WrittenEvent | undefined,
  sequence: number,
) {
  const marks = loans.map(({ mark }) => mark);
  const unchanged = last !== undefined && !last.cancelled && last.day === day && sameMarks(last.marks, marks);
  const number = last === undefined ? sequence : unchanged ? last.sequence : next(last, sequence);
  const items = loans.map(({ title, portalName }) => ({ title, portalName }));
  const portalIds = [...new Set(loans.map(({ portalId }) => portalId))];
  return {
    event: { uid, sequence: number, day, cancelled: false, items },
    written: { uid, sequence: number, day, cancelled: false, marks, portalIds },
  };
}

function sameMarks(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}

function cancelled(event: WrittenEvent, sequence: number): WrittenEvent {
  return { ...event, cancelled: true, marks: [], sequence: next(event, sequence) };
}

function isUnknown({ portalIds }: WrittenEvent, knownPortals: readonly string[]): boolean {
  return portalIds.some((id) => !knownPortals.includes(id));
}

function next({ sequence }: WrittenEvent, now: number): number {
  return Math.max(sequence + 1, now);
}

const epoch = Date.UTC(2026, 0, 1);

/** Seconds since 2026: higher than in earlier files, even when the stored events were lost. */
function newSequence(now: number): number {
  return Math.max(0, Math.floor((now - epoch) / 1000));
}

function oldestCancelled(now: number): CalendarDate {
  return addDays(localCalendarDate(new Date(now)), -cancelledDays);
}
