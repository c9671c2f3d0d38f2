import { z } from 'zod';
import { browser } from '../browser/browser.ts';
import type { Tally } from '../domain/deletion.ts';
import type { BegunReminder, ToldReminder } from '../domain/reminder.ts';
import { sha256 } from '../domain/sha256.ts';
import { saltOf } from './salt.ts';

const givenKey = 'reminders.given';
const begunKey = 'reminders.begun';
const toldKey = 'reminders.told';
const refusedKey = 'reminders.refused';
const saltKey = 'reminders.salt';
/** Many years of one person, or a term of a whole school at one computer; the oldest go first. */
const most = 5_000;
/** Of 64: enough that no two are alike. */
const markLength = 20;

/** What somebody has put between them is left out: whoever was reminded is not to be reminded again for it. */
const Marks = z
  .array(z.unknown())
  .readonly()
  .transform((marks) => marks.filter((mark) => typeof mark === 'string'));
const Told = z.array(z.object({ id: z.string(), says: z.number() })).readonly();
const Begun = z.array(z.object({ id: z.string(), mark: z.string() })).readonly();

/**
 * The marks of the reminders that were given on this computer. They outlive the person's loans, or whoever signs in
 * again would be reminded again; a mark is a salted hash, and tells neither who was reminded nor of what.
 */
export async function readGivenReminders(): Promise<readonly string[]> {
  const { [givenKey]: stored } = await browser.storage.local.get(givenKey);
  return Marks.safeParse(stored).data ?? [];
}

export async function addGivenReminders(marks: readonly string[]): Promise<void> {
  const given = await readGivenReminders();
  await browser.storage.local.set({ [givenKey]: [...new Set([...given, ...marks])].slice(-most) });
}

export async function removeGivenReminders(marks: readonly string[]): Promise<void> {
  const given = await readGivenReminders();
  await browser.storage.local.set({ [givenKey]: given.filter((mark) => !marks.includes(mark)) });
}

/** The reminders whose giving has begun in this run of the browser, and not ended. */
export async function readBegunReminders(): Promise<readonly BegunReminder[]> {
  const { [begunKey]: stored } = await browser.storage.session.get(begunKey);
  return Begun.safeParse(stored).data ?? [];
}

export async function writeBegunReminders(begun: readonly BegunReminder[]): Promise<void> {
  await browser.storage.session.set({ [begunKey]: begun });
}

/** What the notifications that are shown say, as digests of their words. */
export async function readToldReminders(): Promise<readonly ToldReminder[]> {
  const { [toldKey]: stored } = await browser.storage.session.get(toldKey);
  return Told.safeParse(stored).data ?? [];
}

export async function writeToldReminders(told: readonly ToldReminder[]): Promise<void> {
  await browser.storage.session.set({ [toldKey]: told });
}

/** How many were given on this computer, to whomever. */
export async function countReminders(): Promise<Tally> {
  return { reminders: (await readGivenReminders()).length };
}

/** Forgets all of them, and the salt, without which nobody can make their marks again. */
export async function eraseReminders(): Promise<void> {
  await browser.storage.local.remove([givenKey, saltKey]);
  await browser.storage.session.remove([begunKey, toldKey]);
}

/** The mark of a reminder by what tells it from all others, the person's key included. */
export async function markOf(name: string): Promise<string> {
  return (await sha256(JSON.stringify([await saltOf(saltKey), name]))).slice(0, markLength);
}

/** Whether somebody has said on this computer that no notifications are wanted: they are not asked again. */
export async function notificationsWereRefused(): Promise<boolean> {
  const { [refusedKey]: refused } = await browser.storage.local.get(refusedKey);
  return refused === true;
}

export async function refuseNotifications(): Promise<void> {
  await browser.storage.local.set({ [refusedKey]: true });
}
