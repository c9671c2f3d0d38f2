import { z } from 'zod';
import type { Borrower } from '../domain/borrower.ts';
import type { Person, PersonKey } from '../domain/person.ts';
import { webspaces } from '../domain/webspace.ts';
import { browser } from '../platform/browser.ts';
import { hexadecimal, sha256 } from './sha256.ts';

const personKey = 'current-person';
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

/** The person for whom PRONOTE's home page was last shown in this browser run. */
export async function readCurrentPerson(): Promise<Borrower | null> {
  const stored = await browser.storage.session.get(personKey);
  const parsed = BorrowerRecord.safeParse(stored[personKey]);
  return parsed.success ? parsed.data : null;
}

export async function writeCurrentPerson(borrower: Borrower): Promise<void> {
  await browser.storage.session.set({ [personKey]: borrower });
}

export async function forgetCurrentPerson(): Promise<void> {
  await browser.storage.session.remove(personKey);
}

/**
 * The key that stands for a person on this computer: SHA-256 over a random salt, the school, the webspace, the
 * name, and the class, which tells most homonyms apart.
 */
export async function keyOf(person: Person): Promise<PersonKey> {
  const parts = [await salt(), person.school ?? '', person.webspace, person.fullName, person.className ?? ''];
  return (await sha256(JSON.stringify(parts))) as PersonKey;
}

async function salt(): Promise<string> {
  const stored = await browser.storage.local.get(saltKey);
  const known = stored[saltKey];
  if (typeof known === 'string') return known;
  const made = hexadecimal(crypto.getRandomValues(new Uint8Array(32)));
  await browser.storage.local.set({ [saltKey]: made });
  return made;
}
