import type { CalendarDate } from './calendar-date.ts';
import { type DueMoment, dueMoment } from './due-date.ts';
import type { Loan } from './loan.ts';

/** A due date that has not passed yet. */
export type Ahead = Exclude<DueMoment, { kind: 'late' | 'unknown' }>;

export interface NextReturn<Kind extends Loan> {
  /** How many should be back already. */
  readonly late: number;
  /** The nearest due date ahead, with all that is due on it; null where no loan has one. */
  readonly next: { readonly moment: Ahead; readonly loans: readonly Kind[] } | null;
}

/** What of these loans, none of them returned, has to be brought back first. */
export function nextReturn<Kind extends Loan>(loans: readonly Kind[], today: CalendarDate): NextReturn<Kind> {
  const moments = loans.map((loan) => ({ loan, moment: dueMoment(loan, today) }));
  const ahead = moments
    .flatMap(({ loan, moment }) =>
      moment.kind === 'late' || moment.kind === 'unknown' || loan.dueOn === null
        ? []
        : [{ loan, moment, dueOn: loan.dueOn }],
    )
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const [first] = ahead;
  return {
    late: moments.filter(({ moment }) => moment.kind === 'late').length,
    next: first
      ? {
          moment: first.moment,
          loans: ahead.filter(({ dueOn }) => dueOn === first.dueOn).map(({ loan }) => loan),
        }
      : null,
  };
}
