import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AssumptionName, assumptions, uncheckedAssumptions } from '../../../utils/domain/assumptions.ts';
import { groundOf } from '../../../utils/domain/diagnosis.ts';
import { computerSteps, pageSteps, portalSteps } from '../../../utils/domain/portal-check-report.ts';

/** The table of docs/assumptions.md, row by row: subject, what is public, what is assumed. */
const table = readFileSync('docs/assumptions.md', 'utf8');
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

describe('assumptions', () => {
  it.each(names)('%s is in docs/assumptions.md, with its sources', (name) => {
    const { subject, sources } = assumptions[name];
    const row = rows.get(plain(subject));
    expect(row, subject).toBeDefined();
    for (const source of sources) expect(row).toContain(source);
  });

  it('is all of the table in docs/assumptions.md', () => {
    const subjects = names.map((name) => plain(assumptions[name].subject));
    const listed = [...rows.keys()].filter((subject) => subject !== 'subject' && !/^-+$/.test(subject));
    expect(listed.sort()).toEqual(subjects.sort());
  });

  it('is verified by a check, or by use alone', () => {
    const checked = [...portalSteps, ...pageSteps, ...computerSteps]
      .map(groundOf)
      .flatMap((ground) => (ground.kind === 'assumed' ? ground.names : []));
    expect([...new Set([...checked, ...uncheckedAssumptions])].sort()).toEqual([...names].sort());
    expect(uncheckedAssumptions.filter((name) => checked.includes(name))).toEqual([]);
  });
});
