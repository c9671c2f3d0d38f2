import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AssumptionName, assumptions, uncheckedAssumptions } from '../../../utils/domain/assumptions.ts';
import { groundOf } from '../../../utils/domain/diagnosis.ts';
import { computerSteps, pageSteps, portalSteps } from '../../../utils/domain/portal-check-report.ts';

/** README's table, row by row: subject, what is public, what is assumed. */
const readme = readFileSync('README.md', 'utf8');
const heading = '### What is assumed about the outside world';
const table = readme.slice(readme.indexOf(heading), readme.indexOf('### What is not there yet'));
const rows = new Map(
  table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => plain(cell)))
    .map(([, subject = '', ...cells]) => [subject, cells.join(' ')] as const),
);

function plain(text: string): string {
  return text.trim().replaceAll('’', "'");
}

const names = Object.keys(assumptions) as AssumptionName[];

describe('what is assumed', () => {
  it.each(names)('%s stands in README, with its sources', (name) => {
    const { subject, sources } = assumptions[name];
    const row = rows.get(plain(subject));
    expect(row, subject).toBeDefined();
    for (const source of sources) expect(row).toContain(source);
  });

  it('is all of README’s table', () => {
    const subjects = names.map((name) => plain(assumptions[name].subject));
    const told = [...rows.keys()].filter((subject) => subject !== 'subject' && !subject.startsWith('---'));
    expect(told.sort()).toEqual(subjects.sort());
  });

  it('is settled by a check, or by use alone', () => {
    const checked = [...portalSteps, ...pageSteps, ...computerSteps]
      .map(groundOf)
      .flatMap((ground) => (ground.kind === 'assumed' ? ground.names : []));
    expect([...new Set([...checked, ...uncheckedAssumptions])].sort()).toEqual([...names].sort());
    expect(uncheckedAssumptions.filter((name) => checked.includes(name))).toEqual([]);
  });
});
