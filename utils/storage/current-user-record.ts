import { z } from 'zod';
import { browser } from '../browser/browser.ts';
import type { Computer } from '../domain/computer.ts';
import type { Tally } from '../domain/deletion.ts';
import type { CurrentUser, Person, PersonKey } from '../domain/person.ts';
import { webspaces } from '../domain/webspace.ts';
import { recordFormat } from './record-format.ts';
import { saltedHash } from './salted-hash.ts';
import { storedItem } from './stored-item.ts';

const saltKey = 'person-salt';

const format = recordFormat<CurrentUser>(
  z.object({
    key: z.string().transform((key) => key as PersonKey),
    person: z.object({
      webspace: z.enum(webspaces),
      fullName: z.string(),
      className: z.string().nullable(),
      school: z.string().nullable(),
      child: z.exactOptional(z.object({ fullName: z.string(), className: z.string().nullable() })),
    }),
    childKey: z.exactOptional(z.string().transform((key) => key as PersonKey)),
  }),
);

const currentKey = 'current-person';
const ownerKey = 'owner';
const current = storedItem('session', currentKey, format);
/** On a person's own computer: the current user of the last browser session. */
const owner = storedItem('local', ownerKey, format);

/** The person whose PRONOTE home page was shown last: in this browser session, or ever on their own computer. */
export async function readCurrentPerson(): Promise<CurrentUser | null> {
  const { [currentKey]: present } = await browser.storage.session.get(currentKey);
  return present === undefined ? owner.read() : format.read(present);
}

export async function writeCurrentPerson(user: CurrentUser, computer: Computer): Promise<void> {
  await current.write(user);
  await (computer === 'own' ? owner.write(user) : owner.remove());
}

export async function forgetCurrentPerson(): Promise<void> {
  await owner.remove();
  await current.remove();
}

/** `person`: whether a current user is stored. `others`: whether the salt of the keys is, which identifies nobody. */
export async function countPerson(): Promise<Tally> {
  const [session, local] = await Promise.all([
    browser.storage.session.get(currentKey),
    browser.storage.local.get([ownerKey, saltKey]),
  ]);
  const isKnown = session[currentKey] !== undefined || local[ownerKey] !== undefined;
  return { person: Number(isKnown), others: Number(local[saltKey] !== undefined) };
}

/** Also removes the salt: the same person gets another key the next time. */
export async function erasePerson(): Promise<void> {
  await browser.storage.local.remove([ownerKey, saltKey]);
  await current.remove();
}

/**
 * The key that stands for a person in the database: a salted hash of school, webspace, name, and class, which separates
 * most people of one name.
 */
export async function keyOf({ school, webspace, fullName, className }: Person): Promise<PersonKey> {
  return (await saltedHash(saltKey, school ?? '', webspace, fullName, className ?? '')) as PersonKey;
}
