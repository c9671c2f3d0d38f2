import type { z } from 'zod';

/**
 * Turns a record of version N into one of version N + 1. Pure; what it is given was written by an earlier release, and
 * may be damaged. A migration never changes once it was released.
 */
export type Migration = (record: unknown) => unknown;

/** How one kind of record is read and written. */
export interface RecordFormat<Value> {
  /** The value of a stored record; null when it is damaged, missing or of a later version. */
  readonly read: (stored: unknown) => Value | null;
  /** The record to store for a value. Version 1 carries no number. */
  readonly write: (value: Value) => unknown;
}

/**
 * The format of a kind of record. `schema` describes the current version: unknown fields are ignored, so that records of
 * a later release stay readable, and a field that is added later has a default, so that earlier records do. A change
 * that a default cannot express adds a migration: `migrations[n]` turns version n + 1 into n + 2.
 */
export function recordFormat<Value>(
  schema: z.ZodType<Value>,
  migrations: readonly Migration[] = [],
): RecordFormat<Value> {
  const current = migrations.length + 1;
  return {
    read(stored) {
      const parsed = schema.safeParse(migrate(stored, migrations));
      return parsed.success && versionOf(stored) <= current ? parsed.data : null;
    },
    write: (value) => (current === 1 ? value : { ...value, version: current }),
  };
}

/** The record as of the current version. Damaged records and those of a later version come out as they are. */
export function migrate(stored: unknown, migrations: readonly Migration[]): unknown {
  const from = versionOf(stored);
  return migrations
    .slice(from - 1)
    .reduce((record, step, index) => withVersion(step(record), from + index + 1), stored);
}

/** 1 for records without a number: they are of the first release, or no objects. */
function versionOf(stored: unknown): number {
  const version = typeof stored === 'object' && stored !== null && 'version' in stored ? stored.version : 1;
  return typeof version === 'number' && Number.isInteger(version) && version >= 1
    ? version
    : Number.POSITIVE_INFINITY;
}

function withVersion(record: unknown, version: number): unknown {
  return typeof record === 'object' && record !== null ? { ...record, version } : record;
}
