import type { HomeworkDay, Lesson, Mark } from '../model.ts';
import { colours } from './colours.ts';
import type { Day } from './days.ts';
import type { Schoolwork } from './pupil-home.ts';

/** The schoolwork of a pupil in the last year. */
export const olderPupil: Schoolwork = { lessons: lessons(), homework, marks };

function lessons(): Lesson[] {
  return [
    {
      from: '8h25',
      to: '9h20',
      subject: 'FRANÇAIS',
      who: 'VERDIER A.',
      room: '204',
      colour: colours.francais,
    },
    {
      from: '9h20',
      to: '10h15',
      subject: 'MATHÉMATIQUES',
      who: 'LORANT P.',
      room: '112',
      colour: colours.maths,
    },
    {
      from: '10h30',
      to: '11h25',
      subject: 'HISTOIRE-GÉOGRAPHIE',
      who: 'MONESTIER C.',
      room: '207',
      colour: colours.histoire,
      label: { text: 'Changement de salle', look: 'changed' },
    },
    {
      from: '11h25',
      to: '12h20',
      subject: 'ANGLAIS LV1',
      who: 'HOLLOWAY J.',
      room: '105',
      colour: colours.anglais,
    },
    {
      from: '13h50',
      to: '14h45',
      subject: 'SCIENCES DE LA VIE ET DE LA TERRE',
      who: 'PUECH S.',
      room: 'Labo 2',
      colour: colours.svt,
      label: { text: 'Prof. absent', look: 'cancelled' },
    },
    {
      from: '14h45',
      to: '16h35',
      subject: 'ÉD. PHYSIQUE & SPORT.',
      who: 'RIVOIRE M.',
      room: 'Gymnase',
      colour: colours.eps,
    },
  ];
}

function homework(day: Day): HomeworkDay[] {
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

function marks(day: Day): Mark[] {
  return [
    { subject: 'HISTOIRE-GÉOGRAPHIE', day: day(-3), mark: '15,50', scale: '/20', average: '12,31' },
    { subject: 'MATHÉMATIQUES', day: day(-4), mark: '13,00', scale: '/20', average: '11,84' },
    { subject: 'ANGLAIS LV1', day: day(-6), mark: '9,00', scale: '/10', average: '6,95' },
    { subject: 'FRANÇAIS', day: day(-10), mark: '14,00', scale: '/20', average: '11,20' },
  ];
}
