import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PersonKey } from '../../utils/domain/person.ts';
import type { Rne } from '../../utils/domain/rne.ts';
import { adminUpgrades } from '../../utils/storage/admin-database.ts';
import { countPerson, keyOf, readCurrentPerson } from '../../utils/storage/current-user-record.ts';
import { listExports, readExportFile } from '../../utils/storage/export-archive.ts';
import { readExceptions, readMapping } from '../../utils/storage/export-choices.ts';
import { feedTokens } from '../../utils/storage/feed-tokens.ts';
import { fingerprintKey, readLastExport } from '../../utils/storage/fingerprint-store.ts';
import { notificationsWereRefused, readGivenReminders } from '../../utils/storage/given-reminders.ts';
import { readJournal, writeJournal } from '../../utils/storage/journal-store.ts';
import { createLoanStore } from '../../utils/storage/loan-store.ts';
import { loansUpgrades, readLoans, wipeLoans } from '../../utils/storage/loans-database.ts';
import { portalOffers } from '../../utils/storage/portal-offers.ts';
import { readRoster } from '../../utils/storage/roster-store.ts';
import { readHistory } from '../../utils/storage/search-history-store.ts';
import { readOwnSettings, readSettings } from '../../utils/storage/settings.ts';
import { readWrittenEvents } from '../../utils/storage/written-calendars.ts';
import { decoded, restoreStored, type StoredData } from '../support/load-stored.ts';
import { deleteAdminDatabase } from '../support/stored-records.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Dumps of version 0.1.0: a pupil's computer with an administrator's data after a week of use, and a parent's. */
function dump(name: 'stored-0.1.0' | 'stored-0.1.0-parent'): StoredData {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));
}

/** The same data as a later release may have written it: with a field that this one does not know in each object. */
function withUnknownFields(stored: StoredData): StoredData {
  const extended = (fields: Fields): Fields => ({ ...fields, addedLater: { by: ['a later release'] } });
  const withFields = (value: unknown, ...lists: readonly string[]): unknown => {
    if (!isFields(value) || '$bytes' in value) return value;
    const nested = Object.entries(value).map(([name, one]) => {
      const isList = lists.includes(name) && Array.isArray(one);
      return [name, isList ? one.map((item: Fields) => extended(item)) : one];
    });
    return extended(Object.fromEntries(nested));
  };
  const lists = ['portals', 'users', 'loans', 'reservations', 'events'];
  return {
    ...stored,
    local: Object.fromEntries(
      Object.entries(stored.local).map(([key, value]) => [
        key,
        key === 'policy.last' ? value : withFields(value, ...lists),
      ]),
    ),
    databases: stored.databases.map((database) => ({
      ...database,
      stores: database.stores.map((store) => ({
        ...store,
        records: store.records.map(({ key, value }) => ({ key, value: withFields(value, ...lists) })),
      })),
    })),
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A reading of version 0.1.0, whose items name the media type `support`, with today's names. */
function withMediaTypes(reading: Fields): Fields {
  const renamed = (items: unknown) =>
    Array.isArray(items)
      ? items.map(({ support, ...item }: Fields) => ({ ...item, mediaType: support }))
      : items;
  return { ...reading, loans: renamed(reading['loans']), reservations: renamed(reading['reservations']) };
}

/** The records of a store without these fields, in the order of their keys. */
function recordsOf(stored: StoredData, name: string, ...without: readonly string[]): readonly Fields[] {
  const stores = stored.databases.flatMap(({ stores }) => stores);
  const records = stores.find((store) => store.name === name)?.records ?? [];
  return records.map(({ value }) => {
    const fields = decoded(value);
    if (!isFields(fields)) throw new Error(`${name} has a record that is no object`);
    return Object.fromEntries(Object.entries(fields).filter(([field]) => !without.includes(field)));
  });
}

const [first, second] = ['e5559f86-2848-4604-96a4-19657c7877d2', 'ee6edc03-8308-4c08-ac5f-6069ac67b224'];
const person = '3a0c1f494fbbbef26d02a714a7c0e95a7c62e498553fcc30f9dfc477d7bbb7b8' as PersonKey;

async function restore(stored: StoredData): Promise<void> {
  await restoreStored(stored, fakeBrowser.storage.local, indexedDB);
  vi.spyOn(Date, 'now').mockReturnValue(stored.takenAt);
}

/** Names, key paths, indexes and versions of all stores of all databases. */
async function shapes() {
  const known = await indexedDB.databases();
  return Promise.all(
    known.map(async ({ name = '' }) => {
      const opened = await openDB(name);
      const stores = [...opened.objectStoreNames].map((store) => opened.transaction(store).store);
      const shape = stores.map(({ name: store, keyPath, autoIncrement, indexNames }) => ({
        ...{ store, keyPath, autoIncrement, indexes: [...indexNames] },
      }));
      opened.close();
      return { name, version: opened.version, shape };
    }),
  );
}

beforeEach(() => fakeBrowser.reset());

describe.each([
  ['as it is', (stored: StoredData) => stored],
  ['with fields of a later release', withUnknownFields],
])('data of version 0.1.0, %s', (_, change) => {
  const stored = dump('stored-0.1.0');
  beforeEach(() => restore(change(stored)));

  it('reads the settings', async () => {
    const [cdi, boarding] = (await readSettings()).portals;
    expect(await readOwnSettings()).toEqual({
      portals: [cdi, boarding],
      nativeWidget: 'beside',
      pronoteSites: ['pronote.college-des-tilleuls.example'],
      feeds: {
        'cdi-academie': {
          profile: 'recia-groupes',
          encoding: 'windows-1252',
          endpoint: null,
          keyRule: { kind: 'derived' },
        },
      },
      reminders: {
        enabled: true,
        daysBefore: [2, 0],
        lateEvery: 7,
        closedOn: [6, 0, 3],
        holidays: [{ from: '2026-12-19', to: '2027-01-03' }],
        quietHours: { from: 1140, until: 420 },
      },
    });
    expect(await readSettings()).toMatchObject({ computer: 'own', language: 'fr', unreadable: false });
    expect(boarding).toEqual({
      id: second,
      rne: '9990001X',
      name: 'Bibliothèque de l’internat',
      description: 'Le soir, de 18 h à 20 h',
      address: 'https://9990001x.esidoc.fr',
      searchTemplate: 'https://9990001x.esidoc.fr/recherche/{terms}',
      delegation: { kind: 'pronote' },
      loansApi: null,
      loanSources: ['account-page'],
      classes: [],
      webspaces: ['eleve', 'parent', 'professeur'],
      feed: { profile: 'entcore', encoding: 'utf-8', endpoint: null, keyRule: { kind: 'derived' } },
    });
    expect(cdi).toEqual({
      ...boarding,
      id: first,
      name: 'CDI du collège Imaginaire',
      description: 'Lire, chercher, rêver : le portail de ton centre de documentation',
      delegation: { kind: 'cas', signOnAddress: 'https://9990001x.index-education.net/cas/login' },
      loansApi: 'https://passerelle-prets.esidoc.fr/utilisateurs_externe/prets/compagnon',
      loanSources: ['loans-api', 'account-page', 'pronote-widget'],
      classes: ['3*', '4B', '5B', '6*'],
      webspaces: ['eleve', 'parent', 'professeur', 'viescolaire', 'direction', 'accompagnant', 'tuteur'],
      feed: {
        profile: 'recia-naissance',
        encoding: 'windows-1252',
        endpoint: 'https://api-administration.esidoc.fr/import/compagnon/9990001X',
        keyRule: { kind: 'number', name: 'INE' },
      },
    });
  });

  it('applies the last policy until the browser answers', async () => {
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementation(() => new Promise(() => {}));
    expect((await readSettings()).policy).toEqual({ nativeWidget: 'beside', reminders: { lateEvery: 5 } });
  });

  it('reads the current user, and computes the same key for them', async () => {
    const pupil = { fullName: 'ALMEIDA Inès', className: '3A', school: 'COLLEGE IMAGINAIRE' };
    const user = { key: person, person: { webspace: 'eleve', ...pupil } };
    expect(await readCurrentPerson()).toEqual(user);
    expect(await keyOf({ webspace: 'eleve', ...pupil })).toBe(person);
    expect(await countPerson()).toEqual({ person: 1, others: 1 });
  });

  it('reads offers, shown reminders and the refusal of notifications', async () => {
    expect(await portalOffers.read('9990001X' as Rne)).toEqual({ kind: 'refused' });
    expect(await readGivenReminders()).toHaveLength(16);
    expect(await readGivenReminders()).toEqual(stored.local['reminders.given']);
    expect(await notificationsWereRefused()).toBe(true);
  });

  it('reads every reading and attempt', async () => {
    const readings = recordsOf(stored, 'readings', 'person').map(withMediaTypes);
    const attempts = recordsOf(stored, 'attempts', 'person');
    expect([readings.length, attempts.length]).toEqual([3, 3]);
    for (const portalId of [first, second, 'cdi-academie']) {
      const isOwn = (record: Fields) => record['portalId'] === portalId;
      const { readings: read, attempt } = await readLoans({ person, portalId });
      expect(read.map((reading) => ({ ...reading, portalId }))).toEqual(readings.filter(isOwn));
      expect({ ...attempt, portalId }).toEqual(attempts.find(isOwn));
    }
    // The calendar is the only record that is not counted by kind.
    expect(await createLoanStore(() => {}).tally()).toMatchObject({ readings: 6, searches: 15, others: 1 });
  });

  it('reads the search history and the last calendar file', async () => {
    const { searches, seen } = await readHistory(person, stored.takenAt);
    expect(searches).toEqual([
      { terms: 'loup', searchedAt: 1795777236906 },
      { terms: 'mer', searchedAt: 1795431639159 },
      { terms: 'vingt mille lieues', searchedAt: 1795431640956 },
    ]);
    expect(seen.map(({ seenAt, ...record }) => ({ ...record, at: seenAt }))).toEqual(
      recordsOf(stored, 'seen', 'person', 'record', 'search'),
    );
    expect([{ events: await readWrittenEvents(person) }]).toEqual(recordsOf(stored, 'calendars', 'person'));
  });

  it('reads every user', async () => {
    const [part] = recordsOf(stored, 'roster');
    expect(await readRoster()).toEqual({
      ok: true,
      value: { users: part?.['users'], savedAt: 1795777248109, unreadable: 0 },
    });
    expect(part?.['users']).toHaveLength(12);
  });

  it('reads every export, its file and its fingerprints', async () => {
    const archive = await listExports();
    const records = recordsOf(stored, 'exports').toSorted((a, b) => Number(b['at']) - Number(a['at']));
    expect(archive).toEqual({ ok: true, value: { records, unreadable: 0 } });
    const files = recordsOf(stored, 'files');
    expect([records.length, files.length]).toEqual([6, 2]);
    for (const { id, bytes } of files)
      expect(await readExportFile(String(id), stored.takenAt)).toEqual({ ok: true, value: bytes });
    for (const last of recordsOf(stored, 'fingerprints'))
      expect(await readLastExport(String(last['portalId']))).toEqual({ ok: true, value: last });
    const key = await fingerprintKey();
    expect(key.ok && Buffer.from(key.value).toString('base64')).toBe(
      'col5aVGeNwAyTeTZFlXLpFfJgRMP4sWM9uKrPkYHFtw=',
    );
  });

  it('reads the journal and appends to it', async () => {
    const entries = recordsOf(stored, 'journal');
    expect(entries).toHaveLength(32);
    expect(await readJournal()).toEqual({ ok: true, value: { entries, unreadable: 0 } });
    const next = { at: stored.takenAt, event: { kind: 'roster-deleted' } } as const;
    await writeJournal([next]);
    expect(await readJournal()).toEqual({ ok: true, value: { entries: [...entries, next], unreadable: 0 } });
  });

  it('reads the choices for exports and the stored token', async () => {
    const choices = { included: new Set(), excluded: new Set(['1234567803A']) };
    expect(await readExceptions(first)).toEqual({ ok: true, value: choices });
    expect(await readExceptions(second)).toEqual({
      ok: true,
      value: { included: new Set(['d8c946a54d722998ef9b0cdb9ebd0e7c']), excluded: new Set() },
    });
    expect(await readMapping(['Patronyme', 'Petit nom', 'Code'])).toEqual({
      ok: true,
      value: { Patronyme: 'last-name', 'Petit nom': 'first-name', Code: 'number' },
    });
    const token = { token: 'jeton-des-imports-du-bac-a-sable', remembered: true };
    expect(await feedTokens.read(first)).toEqual({ ok: true, value: token });
    expect(await feedTokens.read(second)).toEqual({ ok: true, value: null });
  });
});

describe('databases of version 0.1.0', () => {
  it('have the version and the stores of new ones', async () => {
    await restore(dump('stored-0.1.0'));
    const restored = await shapes();
    await deleteAdminDatabase();
    await wipeLoans();
    await Promise.all([readJournal(), readLoans({ person, portalId: first })]);
    expect(restored).toEqual(await shapes());
    expect(restored.map(({ version }) => version)).toEqual([adminUpgrades.length, loansUpgrades.length]);
  });
});

describe('data of a parent’s computer of version 0.1.0', () => {
  it('reads the parent, the selected child and the child’s loans', async () => {
    const stored = dump('stored-0.1.0-parent');
    await restore(stored);
    const user = await readCurrentPerson();
    expect(user).toEqual(stored.local['owner']);
    expect(user?.person).toMatchObject({
      fullName: 'M. ALMEIDA Paulo',
      child: { fullName: 'ALMEIDA Inès', className: '3A' },
    });
    for (const record of recordsOf(stored, 'readings').map(withMediaTypes)) {
      const { person: key, portalId, ...reading } = record;
      const { readings } = await readLoans({ person: key as PersonKey, portalId: String(portalId) });
      expect(readings).toContainEqual(reading);
    }
    expect(recordsOf(stored, 'readings').map(({ person: key }) => key)).toContain(user?.childKey);
  });
});
