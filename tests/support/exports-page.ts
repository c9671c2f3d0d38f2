import { addresses } from '../sandbox/hosts.ts';
import type { BrowserDriver } from './browsers/page-driver.ts';
import { inventedPupils, inventedTeachers } from './roster-data.ts';
import type { Screen } from './screen.ts';

/** The export settings of the sandbox's portal. */
export const feed = {
  profile: 'recia-naissance',
  encoding: 'windows-1252',
  endpoint: addresses.feedReception,
  keyRule: { kind: 'number', name: 'INE' },
} as const;

/** Forty pupils and three teachers. */
export const school = [...inventedPupils(40), ...inventedTeachers(3)];

export async function openExports(computer: BrowserDriver, tab: Screen): Promise<void> {
  await tab.page.goto(computer.extensionPage('options.html#exports'));
  await tab.seesRole('heading', 'Exporter les utilisateurs');
}

export async function prepareFile(tab: Screen): Promise<void> {
  await tab.sees('Rien ne part encore.');
  await tab.click('button', 'Préparer le fichier');
  await tab.sees('Fichier prêt et relu');
}

/** Enters the token, if one is given, and sends the feed. */
export async function send(tab: Screen, token: string | null): Promise<void> {
  await tab.click('button', 'Envoyer au portail…');
  await tab.seesRole('heading', /Envoyer à ce portail/);
  if (token !== null) {
    await tab.clickText('Jeton d’envoi');
    await tab.page.type(token);
    await tab.page.press('Enter');
    await tab.seesNoMore('Jeton d’envoi');
  }
  await tab.click('button', 'Envoyer maintenant');
}
