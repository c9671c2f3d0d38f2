import type { GenerationName } from '../domain/page-snapshot.ts';

/** By what the home pages of PRONOTE's clients are told apart, newest first. */
const marks: readonly { readonly since: GenerationName; readonly mark: string }[] = [
  // raphckrman/pronote-datamining, client 2026.1.3: the banner was a `div` before.
  { since: '2026.1', mark: 'header.ObjetBandeauEspace, main.interface_affV_client' },
  // Vexcited/PRONOTE.modules.js, client 2025.2.8: widgets were `article` before.
  { since: '2025.2', mark: '.AffichagePageAccueil section.widget' },
  // Marvideo2009/FakePronote, rendered page of 2023.
  { since: '2023.0', mark: '.AffichagePageAccueil article.widget' },
];

/** The client that a page looks like; null when it has the marks of none. */
export function generationOf(document: Document): GenerationName | null {
  return marks.find(({ mark }) => document.querySelector(mark) !== null)?.since ?? null;
}

/**
 * The number in `Page d'accueil - Espace Élèves - PRONOTE 2026.1.3 - COLLEGE IMAGINAIRE`
 * (Marvideo2009/FakePronote, 2023). Nothing else of the title is given: names may stand in it.
 */
export function versionIn(title: string): string | null {
  return /\bPRONOTE (\d{4}(?:\.\d{1,4}){1,3})(?![\d.])/.exec(title)?.[1] ?? null;
}

/** Whether the page itself says that its home page is open: in its menu, or in its title. */
export function saysHome(document: Document): boolean {
  const item = document.querySelector('li.menuitem-niveau[data-genre="7"][aria-current="page"]');
  return item !== null || /^Page d['’]accueil - /.test(document.title);
}
