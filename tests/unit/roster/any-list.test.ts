import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { User } from '../../../utils/domain/user.ts';
import { readList } from '../../../utils/roster/read-list.ts';
import { brokenFiles } from '../../fixtures/lists/broken.ts';
import { utf8, utf8WithMark, utf16, windows1252 } from '../../fixtures/lists/bytes.ts';
import { pronotePupils } from '../../fixtures/lists/pronote-pupils.ts';
import { pupil, siecle, siecleLists } from '../../fixtures/lists/siecle.ts';
import { stsLists } from '../../fixtures/lists/sts.ts';

const upper = 'ABCÉÈÇÔÜŒ';
const lower = 'abcéèçôüœ';
const wordOf = (first: string, rest: string) =>
  fc
    .tuple(fc.constantFrom(...first), fc.array(fc.constantFrom(...rest), { minLength: 1, maxLength: 6 }))
    .map(([one, more]) => one + more.join(''));
const several = (word: fc.Arbitrary<string>, joint: string) =>
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(joint));

/** The groups hold separators, quotes and line ends. */
const written = fc.record({
  lastName: several(wordOf(upper, upper), ' '),
  firstName: several(wordOf(upper, lower), '-'),
  birthDate: fc
    .date({ min: new Date('1995-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  classes: fc.uniqueArray(fc.constantFrom<string[]>('3A', '4 B', '"5" C', 'T-STMG'), {
    minLength: 1,
    maxLength: 3,
  }),
  ine: fc.stringMatching(/^[0-9]{10}[A-Z]$/),
});
type Written = typeof written extends fc.Arbitrary<infer Value> ? Value : never;

const shape = fc.record({
  separator: fc.constantFrom(';', '\t', ','),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quoted: fc.boolean(),
  oneName: fc.boolean(),
  excelLine: fc.boolean(),
  bytes: fc.constantFrom(utf8, utf8WithMark, windows1252, (text: string) => utf16(text, 'le')),
});
type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

function fileOf(
  people: readonly Written[],
  { separator, lineEnd, quoted, oneName, excelLine, bytes }: Shape,
) {
  const cell = (text: string) =>
    quoted || /[;,\t"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const names = oneName ? ['Élèves'] : ['Nom', 'Prénom'];
  const rows = people.map(({ lastName, firstName, birthDate, classes, ine }) => [
    ...(oneName ? [`${lastName} ${firstName}`] : [lastName, firstName]),
    birthDate.split('-').reverse().join('/'),
    classes.join(', '),
    ine,
  ]);
  const lines = [[...names, 'Né(e) le', 'Classe', 'INE'], ...rows].map((row) =>
    row.map(cell).join(separator),
  );
  const whole = excelLine ? [`sep=${separator}`, ...lines] : lines;
  return bytes(whole.map((line) => line + lineEnd).join(''));
}

const identity = ({ lastName, firstName, birthDate, classes, numbers }: User): Written => ({
  lastName,
  firstName,
  birthDate: birthDate ?? '',
  classes: [...classes],
  ine: numbers['INE'] ?? '',
});

const someBytes = [...pronotePupils, ...siecleLists, ...stsLists, ...brokenFiles]
  .map(({ bytes }) => bytes)
  .filter(({ length }) => length > 0 && length < 5000);

describe('any list', () => {
  it('is read as it was written, in every shape', async () => {
    const people = fc.array(written, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(people, shape, async (wrote, how) => {
        // In windows-1252 these pairs are the bytes of one UTF-8 letter: the two encodings cannot be told apart.
        const isAmbiguous = wrote.some(({ lastName, firstName }) => /[ÉÈÇÔÜ][Œœ]/.test(lastName + firstName));
        fc.pre(how.bytes !== windows1252 || !isAmbiguous);
        const read = await readList({ name: 'a', bytes: fileOf(wrote, how) });
        if (!read.ok) throw new Error(read.failure.kind);
        expect(read.value.users.map(identity)).toEqual(wrote);
        expect(read.value.findings).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('reports a finding for each wrong user when its text is truncated', async () => {
    const people = fc.array(written, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(people, shape, fc.nat(), async (wrote, how, place) => {
        const bytes = fileOf(wrote, how);
        const read = await readList({ name: 'a', bytes: bytes.subarray(0, place % bytes.length) });
        if (!read.ok) return;
        const reported = new Set(read.value.findings.flatMap(({ places }) => places.map(({ line }) => line)));
        const unreported = read.value.users.filter(({ places }) => !reported.has(places[0]?.line ?? 0));
        for (const user of unreported) expect(wrote).toContainEqual(identity(user));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['\n', '\r'])(
    'keeps its accents when it is cut within its last character (line end %j)',
    async (end) => {
      const whole = utf8(['Nom;Prénom;Classe', 'NOËL;Zoé;3A', 'ŒUVRARD;Éloïse;é'].join(end));
      const read = await readList({ name: 'a', bytes: whole.subarray(0, -1) });
      if (!read.ok) throw new Error(read.failure.kind);
      expect(read.value.users.map(({ lastName }) => lastName)).toEqual(['NOËL', 'ŒUVRARD']);
      expect(new Set(read.value.findings.map(({ places }) => places[0]?.line))).toEqual(new Set([3]));
    },
  );

  it('is not decoded as UTF-8 because of an accented last letter', async () => {
    const read = await readList({ name: 'a', bytes: windows1252('Nom;Prénom;Classe\nNOËL;Zoé;3é') });
    expect(read.ok ? read.value.users.map(({ lastName, classes }) => [lastName, classes]) : null).toEqual([
      ['NOËL', ['3é']],
    ]);
  });

  it('fails when its XML is truncated anywhere', async () => {
    const whole = utf8(siecle(pupil('1', '<NOM>NOËL</NOM><PRENOM>Zoé</PRENOM>'), '').trimEnd());
    for (let length = 0; length < whole.length; length += 1) {
      const read = await readList({ name: 'a', bytes: whole.subarray(0, length) });
      expect(read.ok).toBe(false);
    }
  });

  it('is read without an exception for any bytes', async () => {
    const random = fc.uint8Array({ maxLength: 300 });
    const damaged = fc
      .tuple(fc.constantFrom(...someBytes), fc.nat(), fc.nat(20), fc.uint8Array({ maxLength: 20 }))
      .map(([bytes, at, cut, put]) => {
        const start = at % bytes.length;
        return Uint8Array.from([...bytes.subarray(0, start), ...put, ...bytes.subarray(start + cut)]);
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(random, damaged), async (bytes) => {
        const read = await readList({ name: 'a', bytes });
        expect(read.ok ? read.value.users.length >= 0 : read.failure.kind).toBeTruthy();
      }),
      { numRuns: 600 },
    );
  });
});
