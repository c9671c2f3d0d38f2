import { addresses, school } from '../sandbox/hosts.ts';
import { password } from '../sandbox/people.ts';
import type { BrowserDriver } from './browsers/page-driver.ts';
import type { Screen } from './screen.ts';

/** User actions shared by the journeys and the demo, through the visible interface only. */

export async function openOptions(browser: BrowserDriver, screen: Screen): Promise<void> {
  await screen.page.goto(browser.extensionPage('options.html'));
  await screen.seesRole('heading', 'Compagnon CDI');
}

/** Defines the sandbox's portal from its RNE, with silent sign-on and, by default, the loans API. */
export async function definePortal(
  browser: BrowserDriver,
  screen: Screen,
  { loansApi = true }: { readonly loansApi?: boolean } = {},
): Promise<void> {
  await openOptions(browser, screen);
  await typeRne(screen, school.rne);
  await screen.sees(`Trouvé : ${school.portalTitle}`);
  await screen.click('radio', 'Connexion automatique par CAS');
  await screen.fill('textbox', 'Adresse de connexion CAS', addresses.casLogin);
  if (loansApi) {
    await screen.clickText('Réglages avancés');
    await screen.fill('textbox', 'Service des prêts', addresses.loansApi);
  }
  await screen.click('button', 'Enregistrer');
  await screen.sees('Portail enregistré.');
}

export async function typeRne(screen: Screen, rne: string): Promise<void> {
  await screen.fill('textbox', 'RNE de l’établissement', rne);
  await screen.click('button', 'Continuer');
}

/** Signs in to PRONOTE, and so to the school's sign-on. */
export async function signIn(screen: Screen, login: string): Promise<void> {
  await screen.page.goto(addresses.pronoteHome);
  await screen.fill('textbox', 'Identifiant', login);
  await screen.page.press('Tab');
  await screen.page.type(password);
  await screen.page.press('Enter');
  await screen.seesRole('heading', 'Emploi du temps');
}

export async function signOut(screen: Screen): Promise<void> {
  await screen.click('button', 'Se déconnecter');
  await screen.sees('Vous êtes déconnecté');
}
