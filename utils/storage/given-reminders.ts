import { z } from 'zod';
import { browser } from '../browser/browser.ts';
import type { Tally } from '../domain/deletion.ts';
import type { BegunReminder, ToldReminder } from '../domain/reminder.ts';
import { recordFormat } from './record-format.ts';
import { saltedHash } from './salted-hash.ts';
import { storedItem } from './stored-item.ts';

const givenKey = 'reminders.given';
const begunKey = 'reminders.begun';
const toldKey = 'reminders.told';
const saltKey = 'reminders.salt';
/** Many years of one person, or a term of a whole school at one computer; the oldest are dropped. */
const maxGiven = 5_000;
/** Hexadecimal digits, of 64: enough to be unique. */
const markLength = 20;

/** Damaged entries are dropped, not the list: without it, everybody would be reminded again. */
const Marks = z.array(z.unknown()).transform((marks) => marks.filter((mark) => typeof mark === 'string'));
const Begun = z.array(z.object({ id: z.string(), mark: z.string() }));
const Told = z.array(z.object({ id: z.string(), says: z.number() }));

const given = storedItem('local', givenKey, recordFormat<readonly string[]>(Marks));
const begun = storedItem('session', begunKey, recordFormat<readonly BegunReminder[]>(Begun));
const told = storedItem('session', toldKey, recordFormat<readonly ToldReminder[]>(Told));
const refused = storedItem('local', 'reminders.refused', recordFormat(z.literal(true)));

/**
 * The marks of the reminders that were shown in this browser. They outlive the loans, so that nobody who signs in again
 * is reminded again. A mark is a salted hash: it reveals neither the person nor the loan.
 */
export async function readGivenReminders(): Promise<readonly string[]> {
  return (await given.read()) ?? [];
}

export async function addGivenReminders(marks: readonly string[]): Promise<void> {
  await given.write([...new Set([...(await readGivenReminders()), ...marks])].slice(-maxGiven));
}

export async function removeGivenReminders(marks: readonly string[]): Promise<void> {
  await given.write((await readGivenReminders()).filter((mark) => !marks.includes(mark)));
}

/** The reminders of this browser session that are being shown. */
export async function readBegunReminders(): Promise<readonly BegunReminder[]> {
  return (await begun.read()) ?? [];
}

export const writeBegunReminders = begun.write;

/** The notifications on screen, each with a digest of its text. */
export async function readToldReminders(): Promise<readonly ToldReminder[]> {
  return (await told.read()) ?? [];
}

export const writeToldReminders = told.write;

/** The number of reminders that were shown in this browser, to anybody. */
export async function countReminders(): Promise<Tally> {
  return { reminders: (await readGivenReminders()).length };
}

/** Also removes the salt, without which the marks cannot be computed again. */
export async function eraseReminders(): Promise<void> {
  await browser.storage.local.remove([givenKey, saltKey]);
  await browser.storage.session.remove([begunKey, toldKey]);
}

/** The mark of a reminder, from a text that is unique to it and includes the person's key. */
export async function markOf(name: string): Promise<string> {
  return (await saltedHash(saltKey, name)).slice(0, markLength);
}

/** Whether notifications were declined in this browser: they are not offered again. */
export async function notificationsWereRefused(): Promise<boolean> {
  return (await refused.read()) === true;
}

export const refuseNotifications = (): Promise<void> => refused.write(true);
