import { bannerName, childrenOf, type Person } from '../people.ts';
import { childColumns } from './homes/parent-home.ts';
import { pupilColumns } from './homes/pupil-home.ts';
import { carerColumns, headColumns, schoolLifeColumns, teacherColumns } from './homes/staff-homes.ts';
import type { Column, Home, Tab, Webspace } from './model.ts';

/** A webspace that the sandbox serves. */
export interface ServedWebspace extends Webspace {
  readonly tabs: readonly Tab[];
  readonly homes: (today: string, person: Person) => Home[];
}

const home: Tab = { genre: 7, label: 'Page d’accueil' };
const data: Tab = { genre: 49, label: 'Mes données' };
const homework: Tab = { genre: 88, label: 'Cahier de textes' };
const marks: Tab = { genre: 198, label: 'Notes' };
const skills: Tab = { genre: 13, label: 'Compétences' };
const schoolLife: Tab = { genre: 19, label: 'Vie scolaire' };
const timetable: Tab = { genre: 16, label: 'Emploi du temps' };
const talks: Tab = { genre: 131, label: 'Communication' };

const ofLearning = [home, data, homework, marks, skills, schoolLife, timetable, talks];
const ofStaff = [home, data, schoolLife, timetable, talks];

/** Webspaces by file name; numbers and files from Vexcited/PRONOTE.modules.js. */
export const webspaces: readonly ServedWebspace[] = [
  {
    file: 'direction.html',
    genre: 16,
    name: 'Espace Direction',
    homeClass: 'direction',
    tabs: ofStaff,
    homes: forOne(headColumns),
  },
  {
    file: 'professeur.html',
    genre: 1,
    name: 'Espace Professeurs',
    homeClass: 'professeur',
    tabs: ofLearning,
    homes: forOne(teacherColumns),
  },
  {
    file: 'viescolaire.html',
    genre: 13,
    name: 'Espace Vie scolaire',
    homeClass: 'etablissement',
    tabs: ofStaff,
    homes: forOne(schoolLifeColumns),
  },
  {
    file: 'parent.html',
    genre: 2,
    name: 'Espace Parents',
    homeClass: 'parent',
    tabs: ofLearning,
    homes: (today, parent) =>
      childrenOf(parent).map((child) => ({
        member: bannerName(child),
        columns: childColumns(today, child.className),
      })),
  },
  {
    file: 'accompagnant.html',
    genre: 25,
    name: 'Espace Accompagnants',
    homeClass: 'accompagnant',
    tabs: ofStaff,
    homes: forOne(carerColumns),
  },
  {
    file: 'eleve.html',
    genre: 3,
    name: 'Espace Élèves',
    homeClass: 'eleve',
    tabs: ofLearning,
    homes: forOne((today, { className }) => pupilColumns(today, className)),
  },
];

function forOne(columns: (today: string, person: Person) => Column[]): ServedWebspace['homes'] {
  return (today, person) => [{ member: null, columns: columns(today, person) }];
}
