import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../utils/roster/csv.ts';

describe('CSV file', () => {
  it('has a byte order mark, semicolons, CRLF and quotes where needed', () => {
    expect(
      csvOf([
        ['a', 'b;c', 'd"e'],
        ['é', '', 'f\ng'],
      ]),
    ).toBe('\uFEFFa;"b;c";"d""e"\r\né;;"f\ng"\r\n');
  });

  it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\tx', '\rx', '=1+1\nx'])('escapes the formula %j', (text) => {
    expect(csvOf([[text]])).toMatch(/^\uFEFF"?'/);
  });

  it('has the written cells when parsed, with apostrophes before formulas', () => {
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
});
