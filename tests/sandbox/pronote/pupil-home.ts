import { dayAfter } from '../calendar.ts';
import type { Column, HomeworkDay, Lesson } from './model.ts';

const colours = {
  maths: '#3c8fdf',
  francais: '#e8735a',
  histoire: '#c9a227',
  anglais: '#9b59b6',
  svt: '#3aa76d',
  eps: '#e0559b',
  physique: '#20a4b8',
  arts: '#f08a3c',
};

/** The home page of an invented pupil, with dates around `today`. */
export function pupilColumns(today: string): Column[] {
  const day = (days: number) => longDay(dayAfter(today, days));
  const short = (days: number) => shortDay(dayAfter(today, days));
  return [
    {
      name: 'emploidutemps',
      widgets: [{ kind: 'edt', title: 'Emploi du temps', day: day(0), lessons: lessons() }],
    },
    { name: 'cdt', widgets: [{ kind: 'travail', title: 'Travail à faire', days: homework(day) }] },
    {
      name: 'notes',
      widgets: [{ kind: 'notes', title: 'Dernières notes', marks: marks(short) }],
    },
    {
      name: 'absencesprof',
      widgets: [
        { kind: 'absences', title: 'Absences de professeurs', lines: absences(short) },
        canteen(day(0)),
      ],
    },
    {
      name: 'agendaetinformations',
      widgets: [
        { kind: 'informations', title: 'Informations et sondages', lines: news(short) },
        { kind: 'agenda', title: 'Agenda', lines: agenda(short) },
      ],
    },
  ];
}

function lessons(): Lesson[] {
  return [
    {
      from: '8h25',
      to: '9h20',
      subject: 'FRANÇAIS',
      teacher: 'VERDIER A.',
      room: '204',
      colour: colours.francais,
    },
    {
      from: '9h20',
      to: '10h15',
      subject: 'MATHÉMATIQUES',
      teacher: 'LORANT P.',
      room: '112',
      colour: colours.maths,
    },
    {
      from: '10h30',
      to: '11h25',
      subject: 'HISTOIRE-GÉOGRAPHIE',
      teacher: 'MONESTIER C.',
      room: '207',
      colour: colours.histoire,
      label: { text: 'Changement de salle', look: 'changed' },
    },
    {
      from: '11h25',
      to: '12h20',
      subject: 'ANGLAIS LV1',
      teacher: 'HOLLOWAY J.',
      room: '105',
      colour: colours.anglais,
    },
    {
      from: '13h50',
      to: '14h45',
      subject: 'SCIENCES DE LA VIE ET DE LA TERRE',
      teacher: 'PUECH S.',
      room: 'Labo 2',
      colour: colours.svt,
      label: { text: 'Prof. absent', look: 'cancelled' },
    },
    {
      from: '14h45',
      to: '16h35',
      subject: 'ÉD. PHYSIQUE & SPORT.',
      teacher: 'RIVOIRE M.',
      room: 'Gymnase',
      colour: colours.eps,
    },
  ];
}

function homework(day: (days: number) => string): HomeworkDay[] {
  return [
    {
      day: day(1),
      items: [
        {
          subject: 'MATHÉMATIQUES',
          colour: colours.maths,
          text: 'Exercices 24 et 27 page 96 : équations produit nul.',
          done: true,
        },
        {
          subject: 'FRANÇAIS',
          colour: colours.francais,
          text: 'Lire les chapitres 5 à 8 et préparer trois questions.',
          done: false,
        },
      ],
    },
    {
      day: day(2),
      items: [
        {
          subject: 'ANGLAIS LV1',
          colour: colours.anglais,
          text: 'Learn the irregular verbs, list 4.',
          done: false,
        },
      ],
    },
    {
      day: day(4),
      items: [
        {
          subject: 'PHYSIQUE-CHIMIE',
          colour: colours.physique,
          text: 'Compte rendu du TP sur la lumière (une page).',
          done: false,
        },
        {
          subject: 'ARTS PLASTIQUES',
          colour: colours.arts,
          text: 'Apporter une image d’un paysage imaginaire.',
          done: false,
        },
      ],
    },
  ];
}

function marks(day: (days: number) => string) {
  return [
    { subject: 'HISTOIRE-GÉOGRAPHIE', day: day(-3), mark: '15,50', scale: '/20', average: '12,31' },
    { subject: 'MATHÉMATIQUES', day: day(-4), mark: '13,00', scale: '/20', average: '11,84' },
    { subject: 'ANGLAIS LV1', day: day(-6), mark: '9,00', scale: '/10', average: '6,95' },
    { subject: 'FRANÇAIS', day: day(-10), mark: '14,00', scale: '/20', average: '11,20' },
  ];
}

function canteen(day: string) {
  const courses = [
    { name: 'Entrée', dishes: ['Carottes râpées', 'Velouté de potiron'] },
    { name: 'Plat', dishes: ['Gratin de pâtes aux légumes', 'Filet de colin'] },
    { name: 'Dessert', dishes: ['Compote de pommes', 'Yaourt'] },
  ];
  return { kind: 'menu', title: 'Menu de la cantine', day, courses } as const;
}

function absences(day: (days: number) => string) {
  return [
    { title: 'Mme PUECH S.', detail: `Le ${day(0)} de 13h50 à 14h45` },
    { title: 'M. LORANT P.', detail: `Du ${day(3)} au ${day(4)}`, chip: 'Remplacé' },
  ];
}

function news(day: (days: number) => string) {
  return [
    { title: 'Sortie au musée : autorisation', detail: `Mme MONESTIER C. · ${day(-1)}`, chip: 'À répondre' },
    { title: 'Semaine de la presse', detail: `M. TALBOT (Documentation) · ${day(-2)}` },
    { title: 'Photos de classe', detail: `Secrétariat · ${day(-5)}` },
  ];
}

function agenda(day: (days: number) => string) {
  return [
    { title: 'Cross du collège', detail: `${day(2)}, 14h00` },
    { title: 'Conseil de classe', detail: `${day(9)}, 17h15` },
    { title: 'Rencontre parents-professeurs', detail: `${day(15)}, 17h00` },
  ];
}

function longDay(date: string): string {
  return format(date, { weekday: 'long', day: 'numeric', month: 'long' });
}

function shortDay(date: string): string {
  return format(date, { weekday: 'short', day: 'numeric', month: 'short' });
}

function format(date: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('fr-FR', { ...parts, timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
