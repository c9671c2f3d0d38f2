import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvOf, findingsCsv } from '../../../utils/roster/csv.ts';

describe('CSV files', () => {
  it('are what French Excel opens: byte order mark, semicolons, CRLF, quotes where needed', () => {
    expect(
      csvOf([
        ['a', 'b;c', 'd"e'],
        ['é', '', 'f\ng'],
      ]),
    ).toBe('\uFEFFa;"b;c";"d""e"\r\né;;"f\ng"\r\n');
  });

  it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\tx', '\rx'])('keep %j from being a formula', (text) => {
    expect(csvOf([[text]])).toMatch(/^\uFEFF"?'/);
  });

  it('read back as they were written, but for the apostrophe', () => {
    const rows = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, (written) => {
        const { data } = Papa.parse<string[]>(csvOf(written).slice(1).replace(/\r\n$/, ''), {
          delimiter: ';',
          newline: '\r\n',
        });
        const safe = written.map((row) => row.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)));
        expect(data).toEqual(safe);
      }),
    );
  });

  it('hold a report under the reader’s own headers', () => {
    const headers = {
      level: 'Gravité',
      reason: 'Motif',
      fix: 'Que faire',
      file: 'Fichier',
      line: 'Ligne',
      field: 'Champ',
      name: 'Nom',
    };
    const row = {
      level: 'Erreur',
      reason: 'Sans nom',
      fix: 'Compléter',
      file: 'a.csv',
      line: '3',
      field: 'Nom',
      name: '=x',
    };
    expect(findingsCsv(headers, [row])).toBe(
      "\uFEFFGravité;Motif;Que faire;Fichier;Ligne;Champ;Nom\r\nErreur;Sans nom;Compléter;a.csv;3;Nom;'=x\r\n",
    );
  });
});
