import { z } from 'zod';
import { browser } from '../browser/browser.ts';
import type { Computer } from '../domain/computer.ts';
import type { Tally } from '../domain/deletion.ts';
import type { CurrentUser, Person, PersonKey } from '../domain/person.ts';
import { sha256 } from '../domain/sha256.ts';
import { webspaces } from '../domain/webspace.ts';
import { saltOf } from './salt.ts';

const personKey = 'current-person';
/** On the person's own computer: who it was when the browser was closed. */
const ownerKey = 'owner';
const saltKey = 'person-salt';

const BorrowerRecord = z.object({
  key: z.string().transform((key) => key as PersonKey),
  person: z.object({
    webspace: z.enum(webspaces),
    fullName: z.string(),
    className: z.string().nullable(),
    school: z.string().nullable(),
    child: z.exactOptional(z.object({ fullName: z.string(), className: z.string().nullable() })),
  }),
  childKey: z.exactOptional(z.string().transform((key) => key as PersonKey)),
});

/** The person for whom PRONOTE's home page was last shown: in this browser run, or ever on their own computer. */
export async function readCurrentPerson(): Promise<CurrentUser | null> {
  const { [personKey]: present } = await browser.storage.session.get(personKey);
  const { [ownerKey]: owner } = present === undefined ? await browser.storage.local.get(ownerKey) : {};
  const parsed = BorrowerRecord.safeParse(present ?? owner);
  return parsed.success ? parsed.data : null;
}

export async function writeCurrentPerson(borrower: CurrentUser, computer: Computer): Promise<void> {
  await browser.storage.session.set({ [personKey]: borrower });
  if (computer === 'own') await browser.storage.local.set({ [ownerKey]: borrower });
  else await browser.storage.local.remove(ownerKey);
}

export async function forgetCurrentPerson(): Promise<void> {
  await browser.storage.local.remove(ownerKey);
  await browser.storage.session.remove(personKey);
}

/** Whether anybody is remembered, and what their records are filed under, which names nobody by itself. */
export async function countPerson(): Promise<Tally> {
  const [present, kept] = await Promise.all([
    browser.storage.session.get(personKey),
    browser.storage.local.get([ownerKey, saltKey]),
  ]);
  const isKnown = present[personKey] !== undefined || kept[ownerKey] !== undefined;
  return { person: Number(isKnown), others: Number(kept[saltKey] !== undefined) };
}

/** Forgets whoever was at the computer for good: the same person gets another key the next time. */
export async function erasePerson(): Promise<void> {
  await browser.storage.local.remove([ownerKey, saltKey]);
  await browser.storage.session.remove(personKey);
}

/**
 * The key that stands for a person on this computer: SHA-256 over a random salt, the school, the webspace, the
 * name, and the class, which tells most homonyms apart.
 */
export async function keyOf(person: Person): Promise<PersonKey> {
  const parts = [
    await saltOf(saltKey),
    person.school ?? '',
    person.webspace,
    person.fullName,
    person.className ?? '',
  ];
  return (await sha256(JSON.stringify(parts))) as PersonKey;
}
