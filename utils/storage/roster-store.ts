import { z } from 'zod';
import type { Result } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { roles, type User } from '../domain/user.ts';
import { changeAdminDatabase, readAdminDatabase } from './admin-database.ts';
import { Day, RneCode } from './domain-fields.ts';
import { recordFormat } from './record-format.ts';

/** The users of the last import. */
export interface StoredRoster {
  readonly users: readonly User[];
  /** Milliseconds since 1970; null before the first import, or when no record can be read. */
  readonly savedAt: number | null;
  /** The number of stored users that cannot be read. They stay stored until the next import. */
  readonly unreadable: number;
}

/** Users per record: few records keep the number of messages to the browser's storage process low, small ones each copy short. */
const usersPerPart = 500;

const partFormat = recordFormat(
  z.object({
    part: z.number().int().nonnegative(),
    parts: z.number().int().positive(),
    /** Users in the whole roster. */
    count: z.number().int().nonnegative(),
    savedAt: z.number(),
    users: z.array(z.unknown()).readonly(),
  }),
);

/** Replaces the roster, all or nothing. */
export function saveRoster(users: readonly User[], savedAt: number): Promise<Result<void, StorageFailure>> {
  const parts = Math.max(1, Math.ceil(users.length / usersPerPart));
  const records = Array.from({ length: parts }, (_, part) => {
    const own = users.slice(part * usersPerPart, (part + 1) * usersPerPart).map(userFormat.write);
    return partFormat.write({ part, parts, count: users.length, savedAt, users: own });
  });
  return changeAdminDatabase(['roster'], async (transaction) => {
    const roster = transaction.objectStore('roster');
    await Promise.all([roster.clear(), ...records.map(async (record) => roster.put(record))]);
  });
}

export async function readRoster(): Promise<Result<StoredRoster, StorageFailure>> {
  const stored = await readAdminDatabase(
    (database): Promise<readonly unknown[]> => database.getAll('roster'),
  );
  return stored.ok ? { ok: true, value: rosterOf(stored.value) } : stored;
}

/** Deletes the users; exports stay. */
export function forgetRoster(): Promise<Result<void, StorageFailure>> {
  return changeAdminDatabase(['roster'], (transaction) => transaction.objectStore('roster').clear());
}

function rosterOf(records: readonly unknown[]): StoredRoster {
  const parts = records.flatMap((record) => partFormat.read(record) ?? []);
  const users = parts.flatMap((part) => part.users).flatMap((user) => userFormat.read(user) ?? []);
  const [first] = parts;
  // Without a readable part the number of users is unknown: each damaged part counts as one.
  const stored = first?.count ?? records.length;
  return { users, savedAt: first?.savedAt ?? null, unreadable: Math.max(0, stored - users.length) };
}

/** A new field needs a default: users of earlier releases do not have it. */
const userFormat = recordFormat<User>(
  z.object({
    role: z.enum(roles),
    lastName: z.string(),
    firstName: z.string(),
    birthDate: Day.nullable(),
    classes: z.array(z.string()),
    groups: z.array(z.string()),
    schools: z.array(RneCode),
    address: z.string(),
    postalCode: z.string(),
    town: z.string(),
    phone: z.string(),
    email: z.string(),
    numbers: z.record(z.string(), z.string()),
    leftOn: Day.nullable(),
    places: z.array(z.object({ file: z.string(), line: z.number() })),
  }),
);
