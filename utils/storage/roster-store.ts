import { z } from 'zod';
import type { Result } from '../domain/result.ts';
import type { StorageFailure } from '../domain/storage-failure.ts';
import { roles, type User } from '../domain/user.ts';
import { changeAdminDatabase, readAdminDatabase } from './admin-database.ts';
import { Day, RneCode } from './domain-fields.ts';

/** The school's users as they were last imported. */
export interface StoredRoster {
  readonly users: readonly User[];
  /** Milliseconds since 1970; null when nothing was ever imported, or nobody can tell. */
  readonly savedAt: number | null;
  /** Users who were stored and cannot be read: they are missing in `users`, and stay stored until a roster is saved. */
  readonly unreadable: number;
}

/**
 * Users to a record. Each record costs the browser a message to its storage process and back, and each user costs the
 * copy of a record: some hundreds together spread the first, and keep a record's copy short.
 */
const usersPerPart = 500;

const Part = z.object({
  part: z.number().int().nonnegative(),
  parts: z.number().int().positive(),
  /** In the whole roster. */
  count: z.number().int().nonnegative(),
  savedAt: z.number(),
  users: z.array(z.unknown()),
});

/** Puts a roster in the place of the last one, all or nothing. */
export function saveRoster(users: readonly User[], savedAt: number): Promise<Result<void, StorageFailure>> {
  const parts = Math.max(1, Math.ceil(users.length / usersPerPart));
  const records = Array.from({ length: parts }, (_, part) => ({
    ...{ part, parts, count: users.length, savedAt },
    users: users.slice(part * usersPerPart, (part + 1) * usersPerPart),
  })) satisfies readonly z.input<typeof Part>[];
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

/** Deletes the users, and nothing of what was exported. */
export function forgetRoster(): Promise<Result<void, StorageFailure>> {
  return changeAdminDatabase(['roster'], (transaction) => transaction.objectStore('roster').clear());
}

function rosterOf(records: readonly unknown[]): StoredRoster {
  const parts = records.flatMap((record) => Part.safeParse(record).data ?? []);
  const users = parts.flatMap((part) => part.users).flatMap((user) => UserRecord.safeParse(user).data ?? []);
  const [first] = parts;
  // Where no part can be read, nobody knows how many users a damaged one held: at least one.
  const stored = first?.count ?? records.length;
  return { users, savedAt: first?.savedAt ?? null, unreadable: Math.max(0, stored - users.length) };
}

/** A user as they are stored. */
const UserRecord = z.object({
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
}) satisfies z.ZodType<User>;
