/** The portal's style sheet: deliberately unlike PRONOTE's and the extension's. */
export const portalStyle = `
  :root { --encre: #22304a; --bleu: #24528f; --clair: #eaf1fa; --ocre: #d98e2b; --trait: #d9e1ec; }
  * { box-sizing: border-box; }
  body { margin: 0; background: #f7f9fc; color: var(--encre); font: 15px/1.55 "Trebuchet MS", Verdana, Arial, sans-serif; }
  a { color: var(--bleu); }
  .interieur { max-width: 1080px; margin: 0 auto; padding: 0 24px; }
  .bandeau { background: linear-gradient(115deg, #1d3f70, #2f6bb0 70%, #3f86c9); color: #fff; padding: 22px 0 26px; }
  .bandeau > div { display: flex; justify-content: space-between; align-items: center; gap: 24px; }
  .bandeau a { color: #fff; }
  .marque { display: flex; gap: 14px; align-items: center; text-decoration: none; }
  .marque strong { display: block; font-size: 24px; line-height: 1.2; }
  .marque em { font-style: normal; font-size: 14px; opacity: .88; }
  .logo { width: 46px; height: 46px; border-radius: 12px; flex: none; background:
    linear-gradient(90deg, #fff 0 44%, transparent 44% 56%, #fff 56%) 50% 58% / 28px 20px no-repeat, var(--ocre); }
  nav { white-space: nowrap; font-size: 14px; }
  .bonjour { margin-right: 12px; }
  .bouton { border: 1px solid rgb(255 255 255 / .6); border-radius: 18px; padding: 6px 15px; margin-right: 10px; text-decoration: none; }
  .recherche { display: flex; gap: 0; margin-top: 20px; }
  .recherche input { flex: 1; font: inherit; font-size: 16px; padding: 12px 18px; border: 0; border-radius: 24px 0 0 24px; min-width: 0; }
  .recherche button { border: 0; border-radius: 0 24px 24px 0; padding: 0 26px; background: var(--ocre); color: #fff; font: inherit;
    font-weight: 700; cursor: pointer; }
  main { padding-top: 28px !important; min-height: 50vh; }
  h1 { font-size: 24px; margin: 0 0 18px; } h2 { font-size: 18px; margin: 30px 0 12px; }
  .message { background: #fff5e2; border-left: 4px solid var(--ocre); padding: 12px 16px; border-radius: 4px; }
  .colonnes { display: grid; grid-template-columns: 1fr 290px; gap: 34px; }
  .etagere { display: grid; grid-template-columns: repeat(auto-fill, minmax(110px, 1fr)); gap: 22px; list-style: none; padding: 0; margin: 0; }
  .etagere img { width: 100%; aspect-ratio: 2/3; object-fit: cover; border-radius: 4px; box-shadow: 0 3px 9px rgb(20 40 80 / .22); }
  .etagere a { text-decoration: none; font-size: 13.5px; line-height: 1.35; display: block; margin-top: 8px; font-weight: 700; }
  .etagere small, .discret { color: #5b6b85; font-size: 13px; }
  aside section { background: #fff; border: 1px solid var(--trait); border-radius: 10px; padding: 4px 18px 14px; margin-bottom: 20px; }
  aside h2 { margin: 12px 0 8px; font-size: 16px; } aside dl { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: 4px 12px;
    font-size: 14px; } aside dd { margin: 0; }
  table { width: 100%; border-collapse: collapse; background: #fff; border: 1px solid var(--trait); font-size: 14px; }
  th { text-align: left; background: var(--clair); font-size: 13px; } th, td { padding: 9px 12px; border-bottom: 1px solid var(--trait); }
  .pastille { display: inline-block; border-radius: 10px; padding: 1px 10px; font-size: 12.5px; background: #e3f3e6; color: #1d6431; }
  .pastille.retard { background: #fde7e4; color: #a3271a; } .pastille.rendu { background: #eceff4; color: #52607a; }
  .notice { display: flex; gap: 18px; background: #fff; border: 1px solid var(--trait); border-radius: 8px; padding: 14px 18px; margin-bottom: 12px; }
  .notice img { width: 62px; height: 93px; border-radius: 3px; flex: none; } .notice h3 { margin: 0 0 2px; font-size: 16px; }
  .notice p { margin: 2px 0; font-size: 14px; } .fiche img { width: 150px; height: 225px; border-radius: 5px; }
  .fiche { display: flex; gap: 30px; } .fiche dl { display: grid; grid-template-columns: max-content 1fr; gap: 5px 18px; } .fiche dd { margin: 0; }
  footer { margin-top: 46px; padding: 18px 0; border-top: 1px solid var(--trait); color: #5b6b85; font-size: 13px; }
  @media (max-width: 760px) { .colonnes { grid-template-columns: 1fr; } .marque em { display: none; } .fiche { flex-direction: column; } }
`;
