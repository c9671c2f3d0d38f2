import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { reportTexts } from '../../components/options/users/users-text.ts';
import type { PickedList } from '../../utils/domain/roster-import.ts';
import { removesMany } from '../../utils/domain/roster-import.ts';
import { saveRoster } from '../../utils/storage/roster-store.ts';
import { rosterTasks } from '../../utils/worker/roster-tasks.ts';
import { lines, utf8 } from '../fixtures/lists/bytes.ts';
import { day, person } from '../fixtures/lists/people.ts';
import { speakFrench } from '../support/french.ts';
import { deleteAdminDatabase } from '../support/stored-records.ts';

const today = day('24/11/2026');

function list(name: string, text: string, own: Partial<PickedList> = {}): PickedList {
  return { name, bytes: new Uint8Array(utf8(text)), mapping: null, role: null, ...own };
}

function tools() {
  const reported: number[] = [];
  const abort = new AbortController();
  return { reported, abort, progress: (done: number) => reported.push(done), signal: abort.signal };
}

const many = (count: number, rowOf: (n: number) => string) =>
  lines('Nom;Prénom;Né(e) le;Classe', ...Array.from({ length: count }, (_, n) => rowOf(n)));

beforeEach(async () => {
  speakFrench();
  await deleteAdminDatabase();
});

describe('checking a list', () => {
  it('returns a summary without its people', async () => {
    const looked = await rosterTasks.checkList(
      list('a.csv', lines('Nom;Prénom;Classe;Sexe', 'ALMEIDA;Inès;3A;F', ';Zoé;3A;F')),
      tools(),
    );
    expect(looked).toMatchObject({ ok: true, value: { users: 1, findings: 1, roleIsTold: false } });
    expect(JSON.stringify(looked)).not.toContain('ALMEIDA');
  });

  it.each([
    ['Élèves', true],
    ['Nom', false],
  ])('returns whether the header %s determines the role', async (header, reported) => {
    const looked = await rosterTasks.checkList(list('a.csv', lines(header, 'ALMEIDA Inès')), tools());
    expect(looked.ok && looked.value.roleIsTold).toBe(reported);
  });
});

describe('reviewing lists', () => {
  it('counts all findings, returns the first ones, errors first, and reports increasing progress', async () => {
    const text = many(700, (n) => (n < 600 ? `ELEVE${n};Zoé;31/02/2012;3A` : ';Zoé;01/02/2012;3A'));
    const context = tools();
    const { findings, summary } = await rosterTasks.reviewRoster(
      { lists: [list('a.csv', text), list('b.csv', lines('Élèves', 'NOËL Zoé'))], today },
      context,
    );
    expect(summary.users).toBe(601);
    expect(findings.map(({ kind, count, shown }) => [kind, count, shown.length])).toEqual([
      ['missing-name', 100, 100],
      ['impossible-birth-date', 600, 500],
      ['missing-birth-date', 1, 1],
      ['missing-class', 1, 1],
    ]);
    expect(context.reported).toEqual(context.reported.toSorted((a, b) => a - b));
    expect(context.reported.at(-1)).toBe(1);
  });

  it('counts each homonym as a person', async () => {
    const text = many(3, (n) => `NOËL;Zoé;0${n + 1}/02/2012;3A`);
    const { findings } = await rosterTasks.reviewRoster({ lists: [list('a.csv', text)], today }, tools());
    expect(findings).toMatchObject([{ kind: 'homonyms', count: 1, people: 3 }]);
  });

  it('sorts classes by number', async () => {
    const text = many(3, (n) => `ELEVE${n};Zoé;01/02/2012;${['10A', '2B', '2A'][n]}`);
    const { summary } = await rosterTasks.reviewRoster({ lists: [list('a.csv', text)], today }, tools());
    expect(summary.classes.map(({ name }) => name)).toEqual(['2A', '2B', '10A']);
  });

  it('stops when the signal is aborted', async () => {
    const context = tools();
    context.abort.abort();
    const batch = { lists: [list('a.csv', lines('Élèves', 'NOËL Zoé'))], today };
    await expect(rosterTasks.reviewRoster(batch, context)).rejects.toThrow('cancelled');
  });
});

describe('the CSV report', () => {
  it('has a localised line for every finding, and no formula', async () => {
    const text = lines('Nom;Prénom;Né(e) le;Classe', '=CMD();Zoé;31/02/2012;3A', ';Rui;01/01/2012;3A');
    const csv = await rosterTasks.writeReport(
      { lists: [list('a.csv', text)], today, texts: reportTexts() },
      tools(),
    );
    expect(csv.split('\r\n')).toEqual([
      '\uFEFFGravité;Remarque;Que faire;Fichier;Ligne;Information;Nom',
      'À savoir;Texte qui ressemble à une formule ou à du code (=CMD());Vérifier ce texte à la source.;a.csv;2;nom;',
      'Information laissée de côté;Cette date de naissance n’existe pas (31/02/2012);Corriger la date à la source.;a.csv;2;date de naissance;"\'=CMD() Zoé"',
      'Laissé de côté;Pas de nom de famille;Compléter le nom à la source, puis exporter de nouveau.;a.csv;3;nom;Rui',
      '',
    ]);
  });
});

describe('the stored roster', () => {
  it('is sorted by name and searchable by name and class', async () => {
    await saveRoster([person({ lastName: 'ÉTÉ' }), person({ lastName: 'DURAND', classes: ['3A', '3B'] })], 5);
    const kept = await rosterTasks.readOverview(null);
    expect(kept.ok && kept.value?.index.map(({ one, words }) => [one.name, words])).toEqual([
      ['DURAND Inès', ' durand ines 3a 3b'],
      ['ÉTÉ Inès', ' ete ines 3a'],
    ]);
  });
});

describe('a large removal', () => {
  const none = { count: 0, shown: [] };
  const difference = {
    before: 50,
    unreadable: 0,
    added: none,
    changed: none,
    unchanged: 0,
    renumbered: none,
  };

  it.each([
    [5, false],
    [6, true],
  ])('of %i in 50: %s', (count, large) => {
    expect(removesMany({ ...difference, removed: { count, shown: [] } })).toBe(large);
  });
});
