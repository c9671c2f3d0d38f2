/** Page frame, banner, menu and sign-in, with PRONOTE's proportions (html font at 62.5 %: 1rem is 10 px). */
export const shellStyle = `
  html { font-size: 62.5%; }
  body { margin: 0; font-family: Montserrat, Arial, Verdana, Helvetica, sans-serif; font-size: 1.1rem; color: var(--color-text);
    background: var(--color-background); --color-background: #f4f7f6; --color-text: #1c1c1c; --color-surface: #fff; --color-line: #e3e8e6;
    --color-soft: #5d6663; --taille-l: 1.4rem; --taille-m: 1.3rem; --taille-s: 1.1rem; }
  body.dark-mode { --color-background: #17191a; --color-text: #ececec; --color-surface: #232727; --color-line: #363d3b; --color-soft: #a9b3af;
    color-scheme: dark; }
  button { font: inherit; color: inherit; cursor: pointer; }
  svg { width: 1.6rem; height: 1.6rem; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; display: block; }
  .icon { display: inline-flex; font-style: normal; }
  .interface_affV { min-height: 100vh; display: flex; flex-direction: column; }
  .ObjetBandeauEspace { background: var(--theme-foncee); color: #fff; height: 5.2rem; display: flex; align-items: center; gap: 1.6rem; padding: 0 2.4rem; }
  .logo-pronote { font-weight: 800; letter-spacing: .04em; font-size: 2rem; display: inline-flex; align-items: center; gap: .8rem; margin: 0; }
  .logo-pronote::before { content: ''; width: 2.6rem; height: 2.6rem; border-radius: .7rem; background:
    linear-gradient(#fff 0 0) 30% 50% / .45rem 1.5rem no-repeat, radial-gradient(circle at 62% 38%, transparent .28rem, #fff .3rem .68rem, transparent .7rem),
    var(--theme-moyen1); }
  .ibe_gauche { border-left: 1px solid rgb(255 255 255 / .3); padding-left: 1.6rem; line-height: 1.35; min-width: 0; flex: 1; }
  .ibe_util_texte { font-size: var(--taille-l); font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .ibe_etab { font-size: 1.15rem; opacity: .85; }
  .ibe_actions { display: flex; gap: .4rem; align-items: center; }
  .ibe_actions button { border: 0; background: none; width: 3.6rem; height: 3.6rem; border-radius: 50%; display: grid; place-items: center; }
  .ibe_actions button:hover { background: rgb(255 255 255 / .16); }
  .ibe_actions svg { width: 2rem; height: 2rem; }
  .ibe_avatar { width: 3.4rem; height: 3.4rem; border-radius: 50%; background: var(--theme-claire); color: var(--theme-titre); font-weight: 700;
    font-size: 1.3rem; display: grid; place-items: center; margin: 0 .6rem; }
  .objetBandeauEntete_menu { background: var(--theme-moyen1); color: #fff; padding: 0 2.4rem; overflow-x: auto; scrollbar-width: none;
    display: flex; align-items: center; gap: 2rem; }
  .objetBandeauEntete_menu ul { display: flex; margin: 0; padding: 0; list-style: none; }
  .objetBandeauEntete_membres { margin-left: auto; display: flex; gap: .6rem; white-space: nowrap; font-size: 1.2rem; }
  .label-menu_niveau0, .membre { border: 1px solid rgb(255 255 255 / .7); border-radius: 1.4rem; padding: .4rem 1.2rem; }
  .label-menu_niveau0 { background: #fff; color: var(--theme-foncee); font-weight: 700; } .membre { background: none; }
  .membre:hover { background: rgb(0 0 0 / .16); }
  .menuitem-niveau { font-size: var(--taille-m); font-weight: 500; padding: 0 1.5rem; height: 4rem; display: flex; align-items: center; white-space: nowrap;
    cursor: pointer; position: relative; }
  .menuitem-niveau:hover { background: rgb(0 0 0 / .12); }
  .menuitem-niveau[aria-current] { font-weight: 700; background: rgb(0 0 0 / .16); }
  .menuitem-niveau[aria-current]::after { content: ''; position: absolute; inset: auto 1.2rem 0; height: .35rem; border-radius: .3rem .3rem 0 0; background: #fff; }
  .objetBandeauEntete_secondmenu { background: var(--color-surface); border-bottom: 1px solid var(--color-line); padding: 0 2.4rem; height: 3.8rem;
    display: flex; align-items: center; }
  #breadcrumbBandeau { font-size: var(--taille-l); font-weight: 600; color: var(--theme-titre); margin: 0; }
  .interface_affV_client { flex: 1; padding: 2.4rem; }
  .fenetre-voile { position: fixed; inset: 0; z-index: 1000; display: grid; place-items: center; background: rgb(0 0 0 / .4); }
  .fenetre { background: var(--color-surface); border-radius: .7rem; padding: 2rem 2.4rem; width: 36rem; font-size: var(--taille-m); }
  .page-onglet { background: var(--color-surface); border-radius: .7rem; padding: 3rem; font-size: 1.3rem; color: var(--color-soft); text-align: center; }
  .fond-connexion { background: linear-gradient(150deg, #005734, #008655 60%, #37b286); min-height: 100vh; }
  .connexion { width: 36rem; margin: 7vh auto; background: #fff; border-radius: 1.2rem; padding: 2.8rem 3.4rem; box-shadow: 0 .8rem 3rem rgb(0 30 18 / .3); box-sizing: border-box; font-size: 1.4rem; }
  .connexion .logo-pronote { color: #005734; } .connexion-etab { color: #5d6663; margin: .4rem 0 1.6rem; }
  .connexion h1 { font-size: 1.9rem; color: #005734; margin: 0 0 1rem; }
  .connexion label { display: block; font-weight: 600; font-size: 1.3rem; margin: 1.2rem 0 .4rem; }
  .connexion input { width: 100%; box-sizing: border-box; font: inherit; padding: .9rem 1.2rem; border: 1px solid #b9c6c0; border-radius: .6rem; }
  .bouton-connexion { display: inline-block; margin-top: 1.8rem; border: 0; border-radius: 2rem; background: #008655; color: #fff; font-weight: 700; padding: 1rem 2.2rem; text-decoration: none; }
  .choix { border-top: 1px solid #e3e8e6; margin-top: 2.2rem; } .choix p { color: #5d6663; font-size: 1.2rem; }
  .choix button { border: 1px solid #a9d8c4; background: #f1faf6; color: #005734; border-radius: 1.6rem; padding: .5rem 1.2rem; margin: 0 .5rem .7rem 0; font-size: 1.25rem; }
  .refus { background: #fdecea; color: #8c1d13; border-radius: .6rem; padding: .8rem 1.2rem; }
  .espaces { list-style: none; padding: 0; } .espaces a { display: block; padding: 1.1rem 1.4rem; border: 1px solid #cfe3da; border-radius: .7rem; margin-bottom: .8rem; color: #005734; font-weight: 600; text-decoration: none; }
`;
