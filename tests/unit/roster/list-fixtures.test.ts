import { describe, expect, it } from 'vitest';
import { readList } from '../../../utils/roster/read-list.ts';
import { brokenFiles } from '../../fixtures/lists/broken.ts';
import { cutLists } from '../../fixtures/lists/cut.ts';
import { findingLine, type ListFixture, userLine } from '../../fixtures/lists/fixture.ts';
import { pronoteOthers } from '../../fixtures/lists/pronote-others.ts';
import { pronotePupils } from '../../fixtures/lists/pronote-pupils.ts';
import { siecleLists } from '../../fixtures/lists/siecle.ts';
import { stsLists } from '../../fixtures/lists/sts.ts';

const groups: readonly (readonly [string, readonly ListFixture[]])[] = [
  ['PRONOTE pupils', pronotePupils],
  ['PRONOTE teachers, staff, parents, others', pronoteOthers],
  ['cut text lists', cutLists],
  ['SIECLE', siecleLists],
  ['STS', stsLists],
  ['broken files', brokenFiles],
];

describe.each(groups)('%s', (_, fixtures) => {
  it.each(fixtures)('$name', async ({ file = 'liste', bytes, options, expected }) => {
    const read = await readList({ name: file, bytes }, options);
    if ('failure' in expected) {
      expect(read).toEqual({ ok: false, failure: expected.failure });
      return;
    }
    if (!read.ok) throw new Error(`not read: ${JSON.stringify(read.failure)}`);
    const { users, findings, encoding, columns, role } = read.value;
    expect(users.map(userLine)).toEqual(expected.users);
    expect(findings.map(findingLine)).toEqual(expected.findings ?? []);
    if (expected.encoding !== undefined) expect(encoding).toBe(expected.encoding);
    if (expected.guessed !== undefined) expect(role?.guessed).toBe(expected.guessed);
    const unknown = columns.filter(({ field }) => field === null).map(({ header }) => header);
    if (expected.unknown !== undefined) expect(unknown).toEqual(expected.unknown);
  });
});

it('has at least sixty files with unique names', () => {
  const names = groups.flatMap(([group, fixtures]) => fixtures.map(({ name }) => `${group}: ${name}`));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(60);
});
