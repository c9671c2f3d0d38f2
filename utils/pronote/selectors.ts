import type { PageSelectors, SelectorRepairs } from '../domain/page-selectors.ts';

/**
 * Selectors for PRONOTE's pages, newest client first. Index Éducation publishes none of them: they are taken from public
 * projects (Vexcited/PRONOTE.modules.js for 2025.2.8, raphckrman/pronote-datamining for 2026.1.3,
 * Marvideo2009/FakePronote for 2023, Kera-774/Pronote-goat-estention), so every line is an assumption until a school has
 * confirmed it.
 */
const knownSelectors: readonly [PageSelectors, ...PageSelectors[]] = [
  {
    since: '2023.0',
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

/** The known selectors, preceded by those that the school's policy overrides. */
export function repairedSelectors(repairs: SelectorRepairs | undefined): readonly PageSelectors[] {
  return repairs === undefined ? knownSelectors : [{ ...knownSelectors[0], ...repairs }, ...knownSelectors];
}
