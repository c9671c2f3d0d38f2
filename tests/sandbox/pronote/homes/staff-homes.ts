import type { Column, Lesson, Widget } from '../model.ts';
import { colours } from './colours.ts';
import { type Day, longDays, shortDays } from './days.ts';
import { absences, agenda, canteen, news } from './shared-widgets.ts';

/** The home page of an invented teacher, with dates around `today`. */
export function teacherColumns(today: string): Column[] {
  const short = shortDays(today);
  return [
    { name: 'emploidutemps', widgets: [timetable(today, teacherLessons)] },
    { name: 'cdt', widgets: [rollCalls(short), councils(short)] },
    { name: 'absencesprof', widgets: [absences(short), canteen(longDays(today)(0))] },
    { name: 'agendaetinformations', widgets: [news(short), agenda(short), talks(short)] },
  ];
}

/** The home page of the vie scolaire staff: it has no column of news. */
export function schoolLifeColumns(today: string): Column[] {
  const short = shortDays(today);
  return [
    { name: 'cdt', widgets: [rollCalls(short), talks(short)] },
    { name: 'notes', widgets: [pupilsOut(short)] },
    { name: 'absencesprof', widgets: [absences(short), canteen(longDays(today)(0))] },
  ];
}

/** The home page of the school's management. */
export function headColumns(today: string): Column[] {
  const short = shortDays(today);
  return [
    { name: 'cdt', widgets: [rollCalls(short), councils(short)] },
    { name: 'notes', widgets: [pupilsOut(short)] },
    { name: 'absencesprof', widgets: [absences(short)] },
    { name: 'agendaetinformations', widgets: [news(short), agenda(short)] },
  ];
}

/** The home page of a person who accompanies pupils with a disability. */
export function carerColumns(today: string): Column[] {
  const short = shortDays(today);
  return [
    { name: 'emploidutemps', widgets: [timetable(today, carerLessons), accompanied()] },
    { name: 'absencesprof', widgets: [absences(short), canteen(longDays(today)(0))] },
    { name: 'agendaetinformations', widgets: [news(short), agenda(short)] },
  ];
}

const { histoire, francais, svt } = colours;

const teacherLessons: readonly Lesson[] = [
  { from: '8h25', to: '9h20', subject: 'HISTOIRE-GÉOGRAPHIE', who: '5B', room: '207', colour: histoire },
  { from: '10h30', to: '11h25', subject: 'HISTOIRE-GÉOGRAPHIE', who: '3A', room: '207', colour: histoire },
  { from: '11h25', to: '12h20', subject: 'ENS. MORAL & CIVIQUE', who: '6B', room: '207', colour: histoire },
  { from: '14h45', to: '15h40', subject: 'HISTOIRE-GÉOGRAPHIE', who: '4B', room: 'CDI', colour: histoire },
];

const carerLessons: readonly Lesson[] = [
  { from: '8h25', to: '9h20', subject: 'FRANÇAIS', who: '6C', room: '204', colour: francais },
  {
    from: '13h50',
    to: '14h45',
    subject: 'SC. DE LA VIE ET DE LA TERRE',
    who: '6C',
    room: 'Labo 2',
    colour: svt,
  },
];

function timetable(today: string, lessons: readonly Lesson[]): Widget {
  return { kind: 'edt', title: 'Emploi du temps', day: longDays(today)(0), lessons };
}

function rollCalls(day: Day): Widget {
  const lines = [
    { title: '5B : appel non fait', detail: `${day(0)}, 8h25` },
    { title: '3A : appel non fait', detail: `${day(-3)}, 10h30` },
  ];
  return { kind: 'appelnonfait', title: 'Appels non terminés', lines };
}

function pupilsOut(day: Day): Widget {
  const lines = [
    { title: 'CASTEL Lou (6C)', detail: `Absence, depuis ${day(0)}, 8h25`, chip: 'À justifier' },
    { title: 'BERTHIER Noé (5B)', detail: `Infirmerie, ${day(0)}, 9h05` },
  ];
  return { kind: 'viescolaire', title: 'Élèves absents', lines };
}

function councils(day: Day): Widget {
  const lines = [
    { title: '3A : conseil de classe', detail: `${day(9)}, 17h15` },
    { title: '5B : conseil de classe', detail: `${day(10)}, 17h15` },
  ];
  return { kind: 'conseildeclasse', title: 'Conseils de classe', lines };
}

function talks(day: Day): Widget {
  const lines = [
    { title: 'Sortie au musée : accompagnateurs', detail: `M. TALBOT (Documentation) · ${day(-1)}` },
    { title: 'Salle 207 : vidéoprojecteur', detail: `Secrétariat · ${day(-4)}` },
  ];
  return { kind: 'discussions', title: 'Discussions', lines };
}

function accompanied(): Widget {
  const lines = [{ title: 'CASTEL Lou (6C)', detail: '2 heures aujourd’hui' }];
  return { kind: 'accompagnements', title: 'Élèves accompagnés', lines };
}
