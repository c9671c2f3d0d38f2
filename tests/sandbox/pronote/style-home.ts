/** The home page's grid and widgets; with the measurements of a 2023 capture where known. */
export const homeStyle = `
  .widgets-global-container { display: grid; gap: 24px; align-items: start; }
  .emploidutemps { grid-area: emploidutemps; } .cdt { grid-area: cdt; } .notes { grid-area: notes; } .absencesprof { grid-area: absencesprof; }
  .agendaetinformations { grid-area: agendaetinformations; } .cols-wrap1 { grid-area: colswrap1; } .cols-wrap2 { grid-area: colswrap2; }
  .wrapper-cols, .cols-wrap1, .cols-wrap2 { min-width: 0; }
  @media (max-width: 1559.9px) {
    .cols-wrap1 { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 24px; align-items: start; }
    .cols-wrap1 > .wrapper-cols { grid-area: auto; }
  }
  @media (max-width: 1181.9px) {
    .cols-wrap1 { display: block; }
  }
  @media (max-width: 749.9px) { .widgets-global-container { display: block; } }
  .widget { position: relative; background: var(--color-surface); border-radius: .7rem; margin-bottom: 2.4rem; display: flex; flex-direction: column;
    box-shadow: rgba(148, 148, 148, .1) .5px .5px 2px 2px; font-size: var(--taille-s); line-height: 1.4; }
  .widget > header { padding: .8rem; min-height: 2.7rem; display: flex; align-items: center; justify-content: center; position: relative; }
  .widget :is(h2, h3) { margin: 0; font-size: var(--taille-l); font-weight: 600; color: var(--theme-titre); text-align: center; padding: 0 2.6rem; }
  .cta-conteneur { position: absolute; right: .8rem; color: var(--color-soft); }
  .as-button { cursor: pointer; border: 0; background: none; padding: .3rem; border-radius: 50%; }
  .cta-conteneur svg { width: 1.4rem; height: 1.4rem; } .as-button:hover { background: var(--theme-claire); color: var(--theme-titre); }
  .widget-fermer { position: absolute; top: -.9rem; right: -.9rem; width: 2.4rem; height: 2.4rem; border-radius: 50%; border: 0; background: #c6c6c6; color: #fff;
    display: grid; place-items: center; padding: 0; z-index: 1; }
  .widget-fermer svg { width: 1.3rem; height: 1.3rem; stroke-width: 3; }
  .filtre-conteneur { display: flex; justify-content: center; align-items: center; gap: .6rem; padding: 0 .8rem .8rem; }
  .date-choix { border: 1px solid var(--theme-moyen1); color: var(--theme-titre); border-radius: 1.4rem; padding: .35rem 1.2rem; font-weight: 600; font-size: 1.2rem; }
  .date-fleche { color: var(--theme-moyen1); display: inline-flex; }
  .content-container { padding: 0 1rem 1.2rem; } .content-container ul { list-style: none; margin: 0; padding: 0; }
  .ligne { padding: .8rem .2rem; border-bottom: 1px solid var(--color-line); } .ligne:last-child { border-bottom: 0; padding-bottom: 0; }
  .titre-ligne { font-size: 1.25rem; font-weight: 700; overflow-wrap: anywhere; } .infos-ligne { color: var(--color-soft); margin-top: .1rem; }
  .liste-cours { display: flex; flex-direction: column; gap: .6rem; }
  .cours { display: grid; grid-template-columns: 3.8rem .5rem minmax(0, 1fr); gap: .9rem; min-height: 5rem; }
  .cours.long { min-height: 8rem; } .cours.pause { margin-bottom: 1.4rem; }
  .cours .heures { color: var(--color-soft); text-align: right; line-height: 1.2; font-size: 1.15rem; font-weight: 600; }
  .cours .trait { border-radius: .3rem; } .cours .titre-ligne { font-size: 1.2rem; line-height: 1.25; } .cours .infos-ligne { margin: 0; line-height: 1.35; }
  .etiquette { display: inline-block; border-radius: 1rem; padding: .1rem .9rem; font-size: 1.05rem; font-weight: 600; background: #fff0cf; color: #7a5300; margin: .3rem 0 .2rem; }
  .etiquette.cancelled { background: #c62828; color: #fff; } .etiquette.changed { background: #1565c0; color: #fff; }
  .cours.annule .titre-ligne { text-decoration: line-through; font-weight: 500; color: var(--color-soft); }
  .jour-travail { font-size: 1.2rem; font-weight: 600; color: var(--theme-titre); background: var(--theme-claire); border-radius: 1.2rem; padding: .35rem 1.1rem; margin: .6rem 0 .4rem; text-align: center; }
  .jour-travail:first-child { margin-top: 0; }
  .devoir { display: grid; grid-template-columns: .5rem 1fr; gap: .9rem; } .devoir .trait { border-radius: .3rem; } .devoir p { margin: .3rem 0 .5rem; font-size: 1.2rem; }
  .fait { border: 1px solid var(--color-line); border-radius: 1.2rem; background: none; padding: .25rem 1rem; font-size: 1.1rem; color: var(--color-soft); }
  .fait[aria-pressed='true'] { background: var(--theme-moyen1); border-color: var(--theme-moyen1); color: #fff; font-weight: 600; }
  .note { display: grid; grid-template-columns: 1fr auto; gap: .2rem 1rem; align-items: center; }
  .note strong { font-size: 1.5rem; } .note strong small { font-size: 1.1rem; font-weight: 500; color: var(--color-soft); }
  .plats { text-align: center; } .plats .titre-ligne { color: var(--theme-titre); } .plats .infos-ligne { color: inherit; font-size: 1.2rem; }
  .cta-conteneur { display: flex; } .recherche-cdi { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; padding-bottom: .8rem; }
  .recherche-cdi label { flex-basis: 100%; font-weight: 600; }
  .recherche-cdi input { flex: 1; min-width: 0; font: inherit; border: 1px solid var(--theme-moyen1); border-radius: 1.4rem; padding: .4rem 1.1rem; }
  .partenairecdi :is(h2, h3) { padding: 0 4.6rem; } .partenairecdi dl { margin: 0; } .partenairecdi dt { font-size: 1.25rem; font-weight: 700; padding-top: .8rem; } .partenairecdi dt a { color: var(--theme-titre); }
  .partenairecdi dd { margin: .1rem 0 0; display: flex; flex-wrap: wrap; gap: 0 1.2rem; color: var(--color-soft); }
  .date-alert::after { content: '!'; color: #fff; background: #c62828; border-radius: 50%; padding: 0 .6rem; margin-left: .4rem; font-weight: 700; }
  .as-footer { text-align: right; padding-top: 1rem; font-weight: 600; } .as-footer a { color: var(--theme-titre); }
`;
