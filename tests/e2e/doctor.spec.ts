import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addresses, hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { arrive, signInTo } from '../support/arrive.ts';
import type { BrowserDriver } from '../support/browsers/page-driver.ts';
import { downloaded } from '../support/downloads.ts';
import { givePortal } from '../support/extension-data.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import { type Screen, screenOf } from '../support/screen.ts';

/** The diagnosis in the settings: what works here, what does not, and which assumptions hold. */

async function openDiagnosis(computer: BrowserDriver): Promise<Screen> {
  const settings = screenOf(await computer.newPage());
  await settings.page.goto(computer.extensionPage('options.html#diagnostics'));
  await settings.seesRole('heading', 'Diagnostic');
  return settings;
}

async function runAgain(settings: Screen, what = 'Relancer le diagnostic'): Promise<void> {
  await settings.page.bringToFront();
  await settings.click('button', what);
  await settings.seesRole('button', 'Copier le rapport');
}

journey(
  'a school where all is well is said to be so, page by page and step by step',
  async ({ computer, tab }) => {
    await givePortal(computer);
    const settings = await openDiagnosis(computer);
    await runAgain(settings, 'Lancer le diagnostic');
    await settings.sees('Aucun onglet PRONOTE n’est ouvert ici.');
    await settings.sees(/Ce qui a été vérifié marche\. À savoir/);
    expect(await findings(settings)).toEqual([]);
    await tab.page.bringToFront();
    await arrive(tab, people.ines, { cdi: 'portal' });
    await tab.sees('À rendre demain');
    await runAgain(settings);
    await settings.page.screenshot('/tmp/doctor-1.png');
    await settings.sees('Tout marche.');
  },
);
