import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { tidyHistory } from '../../utils/background/suggestions.ts';
import type { PersonKey } from '../../utils/domain/person.ts';
import { readLoans, wipeLoans, writeLoans } from '../../utils/storage/loans-database.ts';
import {
  forgetHistory,
  forgetSearches,
  noteSearch,
  noteSeen,
  purgeHistory,
  readHistory,
} from '../../utils/storage/search-history-store.ts';
import { updateSettings } from '../../utils/storage/settings.ts';
import { loan, reading } from '../fixtures/loans.ts';

const marie = 'key-of-marie' as PersonKey;
const paul = 'key-of-paul' as PersonKey;
const day = 86_400_000;
const now = 100 * day;
const nothing = { searches: [], seen: [] };
const hit = (title: string, number: number) => ({
  title,
  recordAddress: `https://9990001x.esidoc.fr/document/id_9990001x_${number}.html`,
});

const searched = async (person: PersonKey, at = now) =>
  (await readHistory(person, at)).searches.map(({ terms }) => terms).sort();
const shown = async (person: PersonKey, at = now) =>
  (await readHistory(person, at)).seen.map(({ title }) => title).sort();

async function stored(): Promise<number> {
  const database = await openDB('cdi-loans');
  const count = (await database.count('searches')) + (await database.count('seen'));
  database.close();
  return count;
}

beforeEach(wipeLoans);

describe('the search history', () => {
  it('reads what was stored for a person', async () => {
    await noteSearch(marie, 'Île', now);
    await noteSeen(marie, 'Île', [hit('L’Île au trésor', 1)], now);
    await noteSearch(paul, 'dune', now);
    expect(await readHistory(marie, now)).toEqual({
      searches: [{ terms: 'Île', searchedAt: now }],
      seen: [{ ...hit('L’Île au trésor', 1), seenAt: now }],
    });
    expect(await readHistory(paul, now)).toEqual({
      searches: [{ terms: 'dune', searchedAt: now }],
      seen: [],
    });
  });

  it('stores the same terms once, as written last', async () => {
    await noteSearch(marie, 'ILE', now - day);
    await noteSearch(marie, 'Île', now);
    expect(await readHistory(marie, now)).toMatchObject({ searches: [{ terms: 'Île', searchedAt: now }] });
  });

  it('stores a record without an address by its title', async () => {
    const record = { title: 'Dune', recordAddress: null };
    await noteSeen(marie, 'd', [record, record], now);
    expect((await readHistory(marie, now)).seen).toEqual([{ ...record, seenAt: now }]);
  });

  it('does not return what is 30 days old, even before the purge', async () => {
    await noteSearch(marie, 'dune', now);
    await noteSeen(marie, 'dune', [hit('Dune', 1)], now);
    expect(await searched(marie, now + 30 * day - 1)).toEqual(['dune']);
    expect(await readHistory(marie, now + 30 * day)).toEqual(nothing);
    expect(await stored()).toBe(2);
  });

  it('purges what is 30 days old, and what is in the future', async () => {
    await noteSearch(marie, 'old', now - 30 * day);
    await noteSeen(marie, 'old', [hit('Old', 1)], now - 30 * day);
    await noteSearch(paul, 'ahead', now + day);
    await noteSearch(paul, 'young', now - 30 * day + 1);
    await purgeHistory(now);
    expect(await stored()).toBe(1);
    expect(await searched(paul)).toEqual(['young']);
  });

  it('deletes a person’s expired searches with each new one', async () => {
    await noteSearch(marie, 'old', now - 30 * day);
    await noteSearch(marie, 'new', now);
    expect(await stored()).toBe(1);
  });

  it('deletes one search and what it has shown only', async () => {
    await noteSearch(marie, 'dune', now);
    await noteSeen(marie, 'dune', [hit('Dune', 1), hit('Shared', 2)], now);
    await noteSearch(marie, 'île', now);
    await noteSeen(marie, 'île', [hit('L’Île', 3), hit('Shared', 2)], now);
    await noteSearch(paul, 'dune', now);
    await forgetSearches(marie, 'DUNE');
    expect(await searched(marie)).toEqual(['île']);
    expect(await shown(marie)).toEqual(['L’Île', 'Shared']);
    expect(await searched(paul)).toEqual(['dune']);
  });

  it('deletes all searches of one person only', async () => {
    for (const person of [marie, paul]) {
      await noteSearch(person, 'dune', now);
      await noteSeen(person, 'dune', [hit('Dune', 1)], now);
    }
    await forgetSearches(marie, null);
    expect(await readHistory(marie, now)).toEqual(nothing);
    expect(await shown(paul)).toEqual(['Dune']);
  });

  it('deletes all searches of all persons, and keeps their loans', async () => {
    const told = reading({ loans: [loan('a')] });
    await writeLoans({ person: marie, portalId: 'cdi' }, { reading: told });
    await noteSearch(marie, 'dune', now);
    await noteSeen(paul, 'dune', [hit('Dune', 1)], now);
    await forgetHistory();
    expect(await stored()).toBe(0);
    expect((await readLoans({ person: marie, portalId: 'cdi' })).readings).toEqual([told]);
  });

  it('is deleted with the loans', async () => {
    await noteSearch(marie, 'dune', now);
    await wipeLoans();
    expect(await indexedDB.databases()).toEqual([]);
    expect(await readHistory(marie, now)).toEqual(nothing);
  });

  it.each([
    ['deleting one search', () => forgetSearches(marie, 'dune')],
    ['deleting all', forgetHistory],
    ['the purge', () => purgeHistory(now)],
  ])('does not create the database for %s', async (_, change) => {
    await change();
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('keeps the newest 200 searches and 300 records', async () => {
    for (let place = 0; place < 203; place += 1)
      await noteSearch(marie, `search ${place}`, now - 300 + place);
    const hits = Array.from({ length: 150 }, (_, place) => hit(`Record ${place}`, place));
    await noteSeen(marie, 'x', hits, now - 2);
    await noteSeen(
      marie,
      'x',
      hits.map(({ title }, place) => hit(title, 1_000 + place)),
      now - 1,
    );
    await noteSeen(marie, 'x', [hit('Last', 5_000)], now);
    const { searches, seen } = await readHistory(marie, now);
    expect(searches).toHaveLength(200);
    expect(searches.map(({ terms }) => terms)).not.toContain('search 2');
    expect(seen.map(({ title }) => title)).toContain('Last');
    expect(seen).toHaveLength(300);
  });

  it('skips damaged records, and purges those without a time', async () => {
    await noteSearch(marie, 'dune', now);
    const database = await openDB('cdi-loans');
    await database.put('searches', { person: marie, plain: 'x', terms: 5, at: 'yesterday' });
    await database.put('seen', {
      person: marie,
      record: 'y',
      title: 'Y',
      recordAddress: 'javascript:alert(1)',
      at: now,
    });
    database.close();
    expect(await readHistory(marie, now)).toEqual({
      searches: [{ terms: 'dune', searchedAt: now }],
      seen: [],
    });
    await purgeHistory(now);
    expect(await stored()).toBe(2);
  });
});

describe('tidyHistory', () => {
  it('deletes outdated searches on the user’s own computer, all on a shared one', async () => {
    fakeBrowser.reset();
    vi.setSystemTime(now);
    await noteSearch(marie, 'dune', now);
    await updateSettings({ computer: 'own' });
    await tidyHistory();
    expect(await stored()).toBe(1);
    vi.setSystemTime(now + 31 * day);
    await tidyHistory();
    expect(await stored()).toBe(0);
    await noteSearch(marie, 'dune', Date.now());
    await updateSettings({ computer: 'shared' });
    await tidyHistory();
    expect(await stored()).toBe(0);
    vi.useRealTimers();
  });
});
