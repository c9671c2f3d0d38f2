import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addresses, school } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { definePortal, openOptions, signIn, signOut, typeRne } from '../support/actions.ts';
import type { BrowserDriver } from '../support/browsers/page-driver.ts';
import { dropFile } from '../support/drop-file.ts';
import { inventedPupils } from '../support/roster-data.ts';
import type { Screen } from '../support/screen.ts';

/** Runs through the main features, logs each step and saves a screenshot. Throws when a step fails. */
export async function tour(browser: BrowserDriver, screen: Screen, sandbox: Sandbox): Promise<void> {
  const folder = join('.output', 'tour');
  mkdirSync(folder, { recursive: true });

  async function step(name: string, what: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      await screen.page.screenshot(join(folder, `${browser.name}-${name}-not-seen.png`));
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`✗ ${browser.name}: ${what}: ${reason}`);
    }
    const picture = join(folder, `${browser.name}-${name}.png`);
    await screen.page.screenshot(picture);
    console.log(`✓ ${browser.name}: ${what} (${picture})`);
  }

  await step('1-first-use', 'the settings without a portal', () => openOptions(browser, screen));
  await step('2-check', 'a portal found by its RNE and checked, without a session', async () => {
    await typeRne(screen, school.rne);
    await screen.sees(`Trouvé : ${school.portalTitle}`);
    await screen.click('radio', 'Connexion automatique par CAS');
    await screen.fill('textbox', 'Adresse de connexion CAS', addresses.casLogin);
    await screen.click('button', 'Vérifier ce portail');
    await screen.sees('Personne n’est connecté en ce moment.');
    await screen.page.evaluate('scrollTo(0, document.body.scrollHeight)');
  });
  await step('3-portal', 'the portal defined and saved', async () => {
    await screen.click('button', 'Annuler');
    await screen.click('button', 'Abandonner');
    await definePortal(browser, screen);
  });
  await step(
    '4-home',
    'a pupil’s home page with the CDI panel and the loans, overdue ones first',
    async () => {
      await signIn(screen, people.ines.login);
      await screen.seesRole('heading', 'CDI du collège Imaginaire');
      await screen.sees(/En retard de \d+ jours/);
      await screen.sees('À rendre demain');
    },
  );
  await step('5-search', 'a search with results in the panel', async () => {
    await screen.fill('combobox', 'Chercher', 'mer');
    await screen.page.press('Enter');
    await screen.sees(/\d+ résultats/);
    await screen.seesRole('link', 'Voir tous les résultats dans le portail');
  });
  await step(
    '6-another-person',
    'another pupil on the same computer, without the first one’s data',
    async () => {
      await signOut(screen);
      await signIn(screen, people.noe.login);
      await screen.sees('Aucun prêt en cours');
    },
  );
  await step('7-portal-down', 'the portal unreachable, with an explanation', async () => {
    sandbox.faults.set('portal-home', { kind: 'status', status: 503 });
    await signOut(screen);
    await signIn(screen, people.jeanLoup.login);
    await screen.sees('Le portail ne répond pas');
    sandbox.faults.clear();
  });
  await step('8-users', 'a dropped list of pupils, with its warnings', async () => {
    await screen.page.goto(browser.extensionPage('options.html#users'));
    await screen.sees('Déposer les fichiers ici');
    await dropFile(screen, 'eleves.csv', listOfPupils());
    await screen.sees(/Vérification terminée/);
  });
  await step('9-export', 'the users saved, and the portal’s file written and verified', async () => {
    await screen.click('button', 'Garder ces utilisateurs');
    await screen.sees(/utilisateurs gardés/);
    await screen.click('link', 'Exports');
    await screen.click('radio', 'INE');
    await screen.click('button', 'Préparer le fichier');
    await screen.sees('Fichier prêt et relu');
    await screen.page.evaluate('scrollTo(0, 0)');
  });
}

/** As exported by PRONOTE, with one missing name and one impossible date. */
function listOfPupils(): string {
  const pupils = inventedPupils(75).map(({ lastName, firstName, birthDate, classes, numbers }) => {
    const born = birthDate?.split('-').reverse().join('/');
    return [lastName, firstName, born, classes[0], numbers['INE']].join(';');
  });
  const doubtful = [';Sans nom;01/01/2012;4B;1234567890A', 'MARTIN;Lou;31/02/2012;4B;1234567890B'];
  return ['Nom;Prénom;Né(e) le;Classe;N° national', ...pupils, ...doubtful].join('\r\n');
}
