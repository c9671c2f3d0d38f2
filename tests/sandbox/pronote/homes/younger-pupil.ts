import type { HomeworkDay, Lesson, Mark } from '../model.ts';
import { colours } from './colours.ts';
import type { Day } from './days.ts';
import type { Schoolwork } from './pupil-home.ts';

const { maths, francais, arts, svt, eps } = colours;

const lessons: readonly Lesson[] = [
  { from: '8h25', to: '9h20', subject: 'MATHÉMATIQUES', who: 'LORANT P.', room: '112', colour: maths },
  { from: '9h20', to: '10h15', subject: 'ARTS PLASTIQUES', who: 'FAUVEL T.', room: 'Atelier', colour: arts },
  {
    from: '10h30',
    to: '12h20',
    subject: 'ÉD. PHYSIQUE & SPORT.',
    who: 'RIVOIRE M.',
    room: 'Stade',
    colour: eps,
  },
  { from: '13h50', to: '14h45', subject: 'FRANÇAIS', who: 'VERDIER A.', room: '204', colour: francais },
];

/** The schoolwork of a pupil in the first year. */
export const youngerPupil: Schoolwork = { lessons, homework, marks };

function homework(day: Day): HomeworkDay[] {
  const reading = {
    subject: 'FRANÇAIS',
    colour: francais,
    text: 'Apprendre la fable par cœur.',
    done: false,
  };
  const sums = {
    subject: 'MATHÉMATIQUES',
    colour: maths,
    text: 'Finir la fiche sur les angles.',
    done: true,
  };
  const leaves = {
    subject: 'SC. DE LA VIE ET DE LA TERRE',
    colour: svt,
    text: 'Apporter trois feuilles d’arbres.',
    done: false,
  };
  return [
    { day: day(1), items: [reading] },
    { day: day(3), items: [sums, leaves] },
  ];
}

function marks(day: Day): Mark[] {
  return [
    { subject: 'FRANÇAIS', day: day(-2), mark: '16,00', scale: '/20', average: '13,40' },
    { subject: 'MATHÉMATIQUES', day: day(-5), mark: '8,50', scale: '/10', average: '7,10' },
  ];
}
