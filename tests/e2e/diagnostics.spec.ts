import { addresses, hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import type { BrowserDriver } from '../support/browsers/page-driver.ts';
import { downloaded } from '../support/downloads.ts';
import { givePortal, givePortals } from '../support/extension-data.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import { type Screen, screenOf } from '../support/screen.ts';
import { signInToPanel, signInToWebspace } from '../support/webspace-sign-in.ts';

/** The diagnostics in the settings: what works, what does not, and which assumptions hold. */

async function openDiagnostics(computer: BrowserDriver): Promise<Screen> {
  const settings = screenOf(await computer.newPage());
  await settings.page.goto(computer.extensionPage('options.html#diagnostics'));
  await settings.seesRole('heading', 'Diagnostic');
  return settings;
}

async function runDiagnostics(settings: Screen): Promise<void> {
  await settings.page.bringToFront();
  await settings.click('button', /(Lancer|Relancer) le diagnostic/);
  await settings.seesRole('button', 'Copier le rapport');
}

journey(
  'reports success when everything works, without personal data in the report',
  async ({ computer, tab }) => {
    await givePortal(computer);
    const settings = await openDiagnostics(computer);
    await runDiagnostics(settings);
    await settings.sees('Aucun onglet PRONOTE n’est ouvert ici.');
    const seen = expect.stringMatching(/^Ce qui a été vérifié marche\. À savoir/);
    expect(await settings.texts('status')).toContainEqual(seen);

    await tab.page.bringToFront();
    await signInToPanel(tab, people.ines, { cdi: 'portal' });
    await tab.sees('À rendre demain');
    await runDiagnostics(settings);
    await settings.sees('Tout marche.');
    await settings.sees('5 prêts à rendre');
    expect(await settings.texts('status')).toContain('Tout marche.');

    await settings.page.resize(360, 800);
    const sticksOut = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
    expect(await settings.page.evaluate<boolean>(sticksOut)).toBe(false);
    await settings.page.evaluate(
      'for (const fold of document.querySelectorAll("details.evidence")) fold.open = true',
    );
    expect(await findings(settings)).toEqual([]);

    await settings.click('button', 'Enregistrer le rapport');
    const day = new Date().toLocaleDateString('sv-SE');
    const report = (await downloaded(computer, `diagnostic-cdi-${day}.txt`)).toString('utf8');
    for (const words of ['2026.1 · 2023.0', '2026.1.3', 'cdiTitle : trouvé', 'Elle se vérifie ici.'])
      expect(report).toContain(words);
    expect(report).toMatch(/Extension \d.*(Firefox|Chrome) \d/);
    const { familyName, givenName, identiteEnt } = people.ines;
    expect(report).not.toMatch(new RegExp(`${familyName}|${givenName}|${identiteEnt}|IMAGINAIRE`, 'i'));
    expect(report).not.toMatch(/eyJ|ticket|ST-|loans-api: \d/);
    expect(computer.consoleLines()).toEqual([]);
  },
);

journey('distinguishes the pages of PRONOTE', async ({ computer, tab }) => {
  await givePortal(computer);
  const settings = await openDiagnostics(computer);
  const sees = async (words: string | RegExp) => {
    await runDiagnostics(settings);
    await settings.sees(words);
    await tab.page.bringToFront();
  };
  await tab.page.goto(addresses.pronoteHome);
  await sees('PRONOTE attend un identifiant.');
  await tab.page.goto(addresses.pronoteChooser);
  await sees('PRONOTE demande de choisir un espace.');
  await tab.page.goto(addresses.pronoteHome.replace('eleve', 'mobile.eleve'));
  await sees('C’est la version mobile de PRONOTE');
  await tab.page.goto(addresses.otherProduct);
  await sees('La page ouverte n’est pas un espace de PRONOTE.');

  await signInToWebspace(tab, people.ines, { generation: 2027 });
  await tab.seesRole('heading', 'Agenda');
  await sees('C’est la page d’accueil de PRONOTE, mais sa forme a changé');
  expect(await settings.texts('status')).toContainEqual(expect.stringMatching(/^Marche, sauf/));
  await reopenHome(tab, 2023);
  await sees(/2023\.0 · 2023\.0/);
  await reopenHome(tab, 2025);
  await sees(/2025\.2 · 2023\.0/);
  await tab.click('menuitem', 'Emploi du temps');
  await tab.sees('n’est pas imité');
  await sees('PRONOTE est ouvert, mais sur une autre rubrique.');
});

async function reopenHome(tab: Screen, generation: 2023 | 2025): Promise<void> {
  await tab.page.goto(addresses.pronoteWebspace('eleve.html', generation));
  await tab.seesRole('combobox', 'Chercher');
}

journey('finds PRONOTE in the frame of an ENT that provides the sign-on', async ({ computer, tab }) => {
  await givePortal(computer, { delegation: { kind: 'cas', signOnAddress: addresses.entCasLogin } });
  await computer.grantHost(hosts.ent);
  await tab.page.goto(addresses.ent('pronote'));
  await tab.click('button', /ALMEIDA Inès/);
  const settings = await openDiagnostics(computer);
  await runDiagnostics(settings);
  await settings.sees('PRONOTE est dans la fenêtre d’un autre site (ENT)');
});

journey('reports failures, skips excluded portals, and can be stopped', async ({ computer, sandbox }) => {
  const annex = {
    id: 'annex',
    name: 'Annexe',
    searchTemplate: `https://${hosts.portal}/nulle-part/{terms}`,
  };
  await givePortals(computer, [{}, annex]);
  sandbox.faults.set('search-simple', { kind: 'html' });
  const settings = await openDiagnostics(computer);
  await runDiagnostics(settings);
  await settings.sees(/Marche, sauf.*\(Recherche\), Annexe \(Recherche, Page de résultats\)\./);
  await settings.sees('Une autre page que prévu répond');
  await settings.sees('Rien à cette adresse (erreur 404).');
  await settings.click('checkbox', 'Annexe');
  await runDiagnostics(settings);
  await settings.sees(/Marche, sauf : Recherche\./);

  sandbox.faults.set('front-parameters', { kind: 'latency', ms: 60_000 });
  // Keyboard only: from the start button to the stop button.
  await settings.page.evaluate('document.querySelector(".diagnostics .primary").focus()');
  await settings.page.press('Enter');
  await settings.sees(/Étape 5 sur 13 : Fiche du portail/);
  await settings.page.press('Tab');
  await settings.page.press('Enter');
  await settings.sees('Diagnostic arrêté');
  expect(await settings.page.evaluate<string>('document.activeElement.textContent')).toBe(
    'Relancer le diagnostic',
  );
  expect(await findings(settings)).toEqual([]);
});
