import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const grid = readFileSync('tests/access/rgaa.md', 'utf8');
/** How many criteria each of the thirteen themes of RGAA 4.1 has (DINUM). */
const themes = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

it('has each criterion of RGAA 4.1 once, with a verdict and how it was come to', () => {
  const rows = [...grid.matchAll(/^\| (\d+\.\d+) +\| [^|]+ \| (?:C|NC|NA|NT) +\| [^|]{5,} \|$/gm)];
  const criteria = themes.flatMap((count, theme) =>
    Array.from({ length: count }, (_, place) => `${theme + 1}.${place + 1}`),
  );
  expect(criteria).toHaveLength(106);
  expect(rows.map(([, criterion]) => criterion)).toEqual(criteria);
});

it('names only tests that there are', () => {
  const named = [...grid.matchAll(/`(tests\/[^`]+)`/g)].map(([, file = '']) => file);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});
