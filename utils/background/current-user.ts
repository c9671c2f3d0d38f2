import { reportFailure } from '../browser/log.ts';
import type { CurrentUser, Person } from '../domain/person.ts';
import { withUserLock } from '../session/user-lock.ts';
import {
  forgetCurrentPerson,
  keyOf,
  readCurrentPerson,
  writeCurrentPerson,
} from '../storage/current-user-record.ts';
import { delegatedSessions } from '../storage/delegated-sessions.ts';
import { searchCache } from '../storage/search-cache.ts';
import { forgetHistory } from '../storage/search-history-store.ts';
import { readSettings } from '../storage/settings.ts';
import { clearReminders } from './send-reminders.ts';
import { storedLoans } from './stored-loans.ts';

/**
 * Makes this person the current user. The data of any other person is deleted before the new user is written: an
 * interruption between the two repeats the deletion instead of skipping it. Rejects when the deletion fails.
 */
export function arrive(person: Person): Promise<CurrentUser> {
  return withUserLock(async () => {
    const [user, before] = await Promise.all([identify(person), readCurrentPerson()]);
    if (before?.key !== user.key) await deleteUserData();
    if (before?.key !== user.key || before.childKey !== user.childKey)
      await writeCurrentPerson(user, (await readSettings()).computer);
    return user;
  });
}

/** The current user signs out or the browser restarts: deletes all user data; on their own computer the sessions only. */
export function leave(): Promise<void> {
  return withUserLock(async () => {
    if ((await readSettings()).computer === 'own') await delegatedSessions.endAll();
    else await deleteUserData();
  });
}

/** Applies a change of the setting `computer` to the stored current user and to the search history. */
export function applyComputerSetting(): Promise<void> {
  return withUserLock(async () => {
    const [current, { computer }] = await Promise.all([readCurrentPerson(), readSettings()]);
    if (current !== null) await writeCurrentPerson(current, computer);
    if (computer === 'shared') await forgetHistory();
  });
}

async function deleteUserData(): Promise<void> {
  await delegatedSessions.endAll();
  await searchCache.forgetAnswers();
  await deleteLoans();
  await forgetCurrentPerson();
}

/** Deletes all loans and clears the badge and the notifications that show them. */
export async function deleteLoans(): Promise<void> {
  await storedLoans.wipe();
  // A badge that cannot be changed does not stop the deletion.
  await clearReminders().catch(reportFailure);
}

/** The child's key also depends on the parent: two parents of one child get different keys. */
async function identify(person: Person): Promise<CurrentUser> {
  const key = await keyOf(person);
  const { child, ...parent } = person;
  if (child === undefined) return { key, person };
  const asChild = { ...parent, fullName: `${child.fullName}, ${key}`, className: child.className };
  return { key, person, childKey: await keyOf(asChild) };
}
