import type { Tab, Webspace } from './model.ts';

/** Webspaces that the imitation serves, by file name; numbers and files from Vexcited/PRONOTE.modules.js. */
export const webspaces: readonly Webspace[] = [
  { file: 'eleve.html', genre: 3, name: 'Espace Élèves', homeClass: 'eleve' },
];

/** Names on the chooser, served or not. */
export const chooserNames: readonly [file: string, name: string][] = [
  ['direction.html', 'Espace Direction'],
  ['professeur.html', 'Espace Professeurs'],
  ['viescolaire.html', 'Espace Vie scolaire'],
  ['parent.html', 'Espace Parents'],
  ['eleve.html', 'Espace Élèves'],
];

const homeTab = 7;

export const pupilTabs: readonly Tab[] = [
  { genre: homeTab, label: 'Page d’accueil' },
  { genre: 49, label: 'Mes données' },
  { genre: 88, label: 'Cahier de textes' },
  { genre: 198, label: 'Notes' },
  { genre: 13, label: 'Compétences' },
  { genre: 19, label: 'Vie scolaire' },
  { genre: 16, label: 'Emploi du temps' },
  { genre: 131, label: 'Communication' },
];

export const version = '2026.1.3';
