import type { Column, HomeworkDay, Lesson, Mark } from '../model.ts';
import { type Day, longDays, shortDays } from './days.ts';
import { olderPupil } from './older-pupil.ts';
import { absences, agenda, canteen, news } from './shared-widgets.ts';
import { youngerPupil } from './younger-pupil.ts';

/** What differs from one class to another. */
export interface Schoolwork {
  readonly lessons: readonly Lesson[];
  readonly homework: (day: Day) => HomeworkDay[];
  readonly marks: (day: Day) => Mark[];
}

/** The home page of an invented pupil, with dates around `today`. */
export function pupilColumns(today: string, className: string | null): Column[] {
  const day = longDays(today);
  const short = shortDays(today);
  const { lessons, homework, marks } = className?.startsWith('6') ? youngerPupil : olderPupil;
  return [
    { name: 'emploidutemps', widgets: [{ kind: 'edt', title: 'Emploi du temps', day: day(0), lessons }] },
    { name: 'cdt', widgets: [{ kind: 'travail', title: 'Travail à faire', days: homework(day) }] },
    { name: 'notes', widgets: [{ kind: 'notes', title: 'Dernières notes', marks: marks(short) }] },
    { name: 'absencesprof', widgets: [absences(short), canteen(day(0))] },
    { name: 'agendaetinformations', widgets: [news(short), agenda(short)] },
  ];
}
