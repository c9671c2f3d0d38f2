import { describe, expect, it } from 'vitest';
import { readList } from '../../../utils/roster/read-list.ts';
import { lines, utf8, windows1252, zipOf } from '../../fixtures/lists/bytes.ts';
import { pupil, siecle } from '../../fixtures/lists/siecle.ts';

const people = 40_000;
const rows = Array.from({ length: people }, (_, index) => `NOËL;"Zoé\n${index}";12/03/2012;3A`);
const text = lines('Nom;Prénom;Né(e) le;Classe', ...rows);
const pupils = Array.from({ length: people / 4 }, (_, index) =>
  pupil(String(index), '<NOM>NOËL</NOM><PRENOM>Zoé &amp; Cie</PRENOM>'),
);
const xml = utf8(siecle(pupils.join(''), ''));

const large: readonly (readonly [string, Uint8Array, number])[] = [
  ['a text list in UTF-8', utf8(text), people],
  ['a text list in windows-1252', windows1252(text), people],
  ['an XML list', xml, people / 4],
  ['an XML list in a zip', zipOf({ 'a.xml': xml }), people / 4],
];

describe('a large file', () => {
  it.each(large)('is read completely with increasing progress: %s', async (_, bytes, count) => {
    const reported: number[] = [];
    const read = await readList({ name: 'a', bytes }, { progress: (done) => reported.push(done) });
    expect(read.ok && read.value.users.length).toBe(count);
    expect(reported.length).toBeGreaterThan(10);
    expect(reported).toEqual(reported.toSorted((a, b) => a - b));
    expect(reported.at(-1)).toBe(1);
  });

  it('has correct line numbers after line breaks in cells', async () => {
    const read = await readList({ name: 'a', bytes: utf8(text) });
    const found = read.ok ? read.value.users.map(({ places }) => places[0]?.line) : [];
    expect(found).toEqual(rows.map((_, index) => 2 + index * 2));
  });

  it.each(large)('stops at the next yield after an abort: %s', async (_, bytes) => {
    const abort = new AbortController();
    let yields = 0;
    const progress = () => {
      yields += 1;
      if (yields === 5) abort.abort();
    };
    const read = await readList({ name: 'a', bytes }, { progress, signal: abort.signal });
    expect(read).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    expect(yields).toBe(5);
  });

  it('stops after an abort from another task of the event loop', async () => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort());
    const read = await readList({ name: 'a', bytes: utf8(text) }, { signal: abort.signal });
    clearTimeout(timer);
    expect(read).toEqual({ ok: false, failure: { kind: 'cancelled' } });
  });
});
