import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Migration, migrate, recordFormat } from '../../../utils/storage/record-format.ts';

const Old = z.object({ name: z.string() });
const Renamed = z.object({ title: z.string() });

/** Version 2 renames `name`, version 3 splits it into words. */
const migrations: readonly Migration[] = [
  (record) => {
    const old = Old.safeParse(record);
    return old.success ? { title: old.data.name } : record;
  },
  (record) => {
    const old = Renamed.safeParse(record);
    return old.success ? { words: old.data.title.split(' ') } : record;
  },
];

const Current = z.object({ words: z.array(z.string()), note: z.string().default('') });
const format = recordFormat(Current, migrations);
const current = { words: ['un', 'deux'], note: '' };

describe('a migration chain', () => {
  it.each([
    ['version 1', { name: 'un deux' }, 0, { title: 'un deux' }],
    ['version 2', { title: 'un deux' }, 1, { words: ['un', 'deux'] }],
  ])('has a step that turns %s into the next', (_, record, step, next) => {
    expect(migrations[step]?.(record)).toEqual(next);
  });

  it('runs the steps that a record lacks, and numbers the result', () => {
    expect(migrate({ name: 'un deux' }, migrations)).toEqual({ words: ['un', 'deux'], version: 3 });
    expect(migrate({ title: 'un deux', version: 2 }, migrations)).toEqual({
      words: ['un', 'deux'],
      version: 3,
    });
  });

  it('does not change its input', () => {
    const record = Object.freeze({ name: 'un deux' });
    migrate(record, migrations);
    expect(record).toEqual({ name: 'un deux' });
  });
});

describe('a record format', () => {
  it.each<[string, unknown]>([
    ['a record without a version', { name: 'un deux' }],
    ['a record of an earlier version', { title: 'un deux', version: 2 }],
    ['a record of the current version', { ...current, version: 3 }],
    ['a record with unknown fields', { ...current, version: 3, addedLater: true }],
    ['a record without a field that has a default', { words: ['un', 'deux'], version: 3 }],
    ['its own record', format.write(current)],
  ])('reads %s', (_, stored) => {
    expect(format.read(stored)).toEqual(current);
  });

  it.each<[string, unknown]>([
    ['a later version', { ...current, version: 4 }],
    ['a version that is no positive integer', { ...current, version: 1.5 }],
    ['a damaged record', { name: 5 }],
    ['text', 'un deux'],
    ['a missing record', undefined],
    ['null', null],
  ])('does not read %s', (_, stored) => {
    expect(format.read(stored)).toBeNull();
  });

  it('writes the version from version 2 on', () => {
    expect(format.write(current)).toEqual({ ...current, version: 3 });
    expect(recordFormat(Current).write(current)).toEqual(current);
  });
});
