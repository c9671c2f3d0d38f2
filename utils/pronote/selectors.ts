import type { Webspace } from '../domain/webspace.ts';

/**
 * Where things stand in PRONOTE's pages, newest client first. Index Éducation publishes none of this: it is put
 * together from public projects (Vexcited/PRONOTE.modules.js for 2025.2.8, raphckrman/pronote-datamining for 2026.1.3,
 * Kera-774/Pronote-goat-estention), so every line is an assumption until a school has seen it hold.
 */
export interface PageSelectors {
  /** The first client version that these lines are for. */
  readonly since: string;
  /** Present while, and only while, the home page is shown. */
  readonly home: string;
  /** Columns in which the panel may stand, best first; below `home`. */
  readonly columns: readonly string[];
  /** Columns that come before those in one webspace. */
  readonly columnsIn: Readonly<Partial<Record<Webspace, readonly string[]>>>;
  /** `<webspace> - <NOM Prénom> (<class>)`. */
  readonly user: string;
  readonly school: string;
  /** The child whom a parent has selected: `<NOM Prénom> (<class>)`. */
  readonly child: string;
  /** On a page that asks who is there. */
  readonly signInForm: string;
  /** Carries the class `dark-mode` in the dark theme. */
  readonly darkMode: string;
  /** PRONOTE's own CDI widget, below `home`; in it, the others. */
  readonly cdiWidget: string;
  readonly cdiTitle: string;
  /** Filled when several portals are to be chosen from: the title is then a general one. */
  readonly cdiChoice: string;
  /** The name of the portal that is chosen; below `cdiChoice`. */
  readonly cdiChosen: string;
  /** Opens the portal; assumed, its class is not published. */
  readonly cdiLink: string;
}

export const pageSelectors: readonly PageSelectors[] = [
  {
    since: '2026.0',
    home: '.AffichagePageAccueil',
    columns: [
      '.wrapper-cols.agendaetinformations',
      '.wrapper-cols.tableaudebord',
      '.wrapper-cols:last-of-type',
      '.widgets-global-container',
    ],
    columnsIn: { viescolaire: ['.wrapper-cols.absencesprof'] },
    user: '.ObjetBandeauEspace .ibe_util_texte',
    school: '.ObjetBandeauEspace .ibe_etab',
    child: '.objetBandeauEntete_membres .label-menu_niveau0',
    signInForm: 'input[type="password"]',
    darkMode: 'body.dark-mode',
    cdiWidget: '.widget.partenairecdi',
    cdiTitle: 'header :is(h2, h3)',
    cdiChoice: '.filtre-conteneur',
    cdiChosen: '[role="combobox"]',
    cdiLink: '.cta-conteneur :is(a, [class*="external"])',
  },
];
