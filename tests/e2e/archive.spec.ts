import { exportRecord, otherSchool } from '../fixtures/exported.ts';
import { ageArchive, giveArchive, keptFiles } from '../support/admin-data.ts';
import type { BrowserDriver } from '../support/browsers/page-driver.ts';
import { downloaded } from '../support/downloads.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import type { Screen } from '../support/screen.ts';

/** The list of past exports: each file is stored for 72 hours, each record permanently. */

const hour = 3_600_000;
const bytes = new Uint8Array([0x3c, 0xe9, 0x00, 0xff, 0x3e]);

const saved = (now: number) => ({
  record: exportRecord({
    id: 'export-1',
    at: now - 5 * hour,
    keptFor: { milliseconds: 5 * hour, asOf: now },
    portalName: 'CDI Marie-Curie',
    counts: { pupil: 812, teacher: 64, staff: 0, parent: 1, other: 0 },
    bytes: 345_678,
    sha256: `3f2a91bc${'0'.repeat(48)}9c1e77d0`,
  }),
  file: bytes,
});
const sent = (now: number) => ({
  record: exportRecord({
    id: 'export-2',
    portalId: 'annexe',
    portalName: 'CDI de l’annexe',
    rne: otherSchool,
    at: now - hour,
    keptFor: { milliseconds: hour, asOf: now },
    outcome: { kind: 'failed', at: now - hour, reason: 'not-signed-in' },
  }),
  file: bytes,
});

async function openExports(computer: BrowserDriver, tab: Screen): Promise<void> {
  await tab.page.goto(computer.extensionPage('options.html#exports'));
  await tab.seesRole('heading', 'Exports passés');
}

journey('a past export can be found, saved and its file deleted', async ({ computer, tab }) => {
  const now = Date.now();
  await giveArchive(computer, [saved(now), sent(now)]);
  await openExports(computer, tab);
  await tab.sees(/812.élèves, 64.enseignants et 1.parent/);
  await tab.sees(/n’a pas reconnu le jeton/);
  await tab.sees(/encore 2.jours et (18|19).heures/);
  const lines = await tab.texts('heading');
  const [first, second] = lines
    .filter((text) => text.startsWith('CDI'))
    .map((text) => text.split(', le ')[0]);
  expect([first, second]).toEqual(['CDI de l’annexe', 'CDI Marie-Curie']);
  expect(await findings(tab)).toEqual([]);

  await choose(tab, 'CDI Marie-Curie');
  await tab.seesNoMore(/n’a pas reconnu le jeton/);
  await tab.click('button', 'Télécharger le fichier');
  expect([...(await downloaded(computer, 'e-sidoc_9990001X.xml'))]).toEqual([...bytes]);

  await tab.click('button', 'Effacer le fichier maintenant');
  await tab.click('button', 'Garder le fichier');
  await tab.click('button', 'Effacer le fichier maintenant');
  expect(await findings(tab)).toEqual([]);
  await tab.click('button', /^Effacer$/);
  await tab.sees(/^Fichier effacé le .+ à/);
  expect(await keptFiles(computer)).toEqual(['export-2']);
});

journey('the file is deleted after 72 hours, and the record remains', async ({ computer, tab }) => {
  await giveArchive(computer, [saved(Date.now())]);
  await ageArchive(computer, 66);
  await openExports(computer, tab);
  await tab.sees(/encore (59.minutes|1.heure)/);
  await ageArchive(computer, 1);
  await tab.page.reload();
  await tab.sees(/^Fichier effacé le .+ à/);
  await tab.sees(/Fichier d’un export pour «.CDI Marie-Curie.» effacé après 72 heures/);
  await tab.sees('3f2a91bc…9c1e77d0');
  expect(await keptFiles(computer)).toEqual([]);
});

journey('the journal is shown and saved as CSV', async ({ computer, tab }) => {
  const at = Date.UTC(2026, 10, 23, 8);
  const journal = Array.from({ length: 30 }, (_, n) => ({
    at: at + n * hour,
    event: { kind: 'list-imported', list: 'siecle', users: n + 2, leftOut: 0 } as const,
  }));
  await giveArchive(computer, [], journal);
  await openExports(computer, tab);
  await tab.sees(/Liste SIECLE importée : 31.utilisateurs/);
  expect((await tab.texts('listitem')).filter((text) => text.includes('SIECLE'))).toHaveLength(20);
  await tab.click('button', /Afficher la suite/);
  await tab.sees(/Liste SIECLE importée : 2.utilisateurs/);
  await tab.click('button', 'Enregistrer le journal (CSV)');
  const day = await tab.page.evaluate<string>(`new Date().toLocaleDateString('sv')`);
  const rows = (await downloaded(computer, `journal-cdi-${day}.csv`)).toString('utf8').split('\r\n');
  expect(rows[0]).toBe('\uFEFFat;kind;portalId;exportId;details');
  expect(rows[1]).toBe('2026-11-23T08:00:00.000Z;list-imported;;;list=siecle users=2 leftOut=0');
  expect(rows).toHaveLength(32);
});

journey('shows an empty state before the first export', async ({ computer, tab }) => {
  await openExports(computer, tab);
  await tab.sees('Aucun export pour l’instant.');
  await tab.sees('Rien à raconter pour l’instant');
  expect(await findings(tab)).toEqual([]);
  // Viewing must not create a database.
  expect(await tab.page.evaluate(`indexedDB.databases().then((all) => all.map(({ name }) => name))`)).toEqual(
    [],
  );
});

/** By keyboard: native option lists cannot be opened with the mouse in the same way in both browsers. */
async function choose(tab: Screen, portal: string): Promise<void> {
  await tab.page.evaluate(`(document.querySelector('.portal-choice select').focus(), null)`);
  await tab.page.type(portal);
  await tab.page.press('Enter');
}
