import { type CurrentUser, isSamePerson, type Person } from '../domain/person.ts';
import { readCurrentPerson } from '../storage/current-user-record.ts';

const lock = 'person-at-the-computer';

/** Runs the task under the lock that every change of the current user holds. */
export function withUserLock<Value>(task: () => Promise<Value>): Promise<Value> {
  return navigator.locks.request(lock, task);
}

/** Runs the task under the user lock if this user is still the current one; otherwise does nothing. */
export function whileCurrent(user: CurrentUser, task: () => Promise<void>): Promise<void> {
  return withUserLock(async () => {
    const current = await readCurrentPerson();
    if (current?.key === user.key) await task();
  });
}

/** The current user if a page's person is that user, selected child included; else null. */
export async function currentUserIf(person: Person | undefined): Promise<CurrentUser | null> {
  if (person === undefined) return null;
  const user = await readCurrentPerson();
  return user !== null && isSamePerson(user.person, person) ? user : null;
}
