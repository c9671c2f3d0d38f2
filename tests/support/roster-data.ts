import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { User } from '../../utils/domain/user.ts';
import { user } from '../fixtures/exported.ts';
import type { BrowserDriver } from './browsers/page-driver.ts';
import { screenOf } from './screen.ts';

const someNames = ['ALMEIDA', 'BÉRANGER', 'CŒURDOUX', 'D’ARVOR', 'EYMARD', 'FAŸ', 'GÜNTHER', 'ŁUKASIK'];
const someFirstNames = ['Inès', 'Noé', 'Zoé', 'Chloë', 'Anaïs', 'Théo', 'Maël', 'Lou'];

/** Invented pupils, twenty-five to a class, each with a unique INE. */
export function inventedPupils(count: number): readonly User[] {
  return Array.from({ length: count }, (_, place) =>
    user({
      lastName: `${someNames[place % someNames.length]} ${String.fromCharCode(65 + (place % 26))}${place}`,
      firstName: someFirstNames[(place * 3) % someFirstNames.length] ?? '',
      birthDate: `201${place % 5}-0${1 + (place % 9)}-1${place % 10}` as CalendarDate,
      classes: [
        `${6 - (Math.floor(place / 25) % 4)}${String.fromCharCode(65 + (Math.floor(place / 100) % 26))}`,
      ],
      town: 'Saint-Imaginaire',
      numbers: { INE: `${String(990_000_000 + place)}A` },
      places: [{ file: 'eleves.csv', line: place + 2 }],
    }),
  );
}

/** Invented teachers with dates of birth and INEs. */
export function inventedTeachers(count: number): readonly User[] {
  return Array.from({ length: count }, (_, place) =>
    user({
      role: 'teacher',
      lastName: `VALLÈS ${String.fromCharCode(65 + (place % 26))}${place}`,
      firstName: 'Sacha',
      birthDate: '1980-05-17' as CalendarDate,
      numbers: { INE: `T${place}` },
      places: [{ file: 'profs.csv', line: place + 2 }],
    }),
  );
}

const usersPerPart = 500;

/** Replaces the extension's stored roster; a portal must be defined. */
export async function giveRoster(computer: BrowserDriver, users: readonly User[]): Promise<void> {
  const page = await computer.newPage();
  const parts = Math.max(1, Math.ceil(users.length / usersPerPart));
  const records = Array.from({ length: parts }, (_, part) => ({
    ...{ part, parts, count: users.length, savedAt: 1_790_000_000_000 },
    users: users.slice(part * usersPerPart, (part + 1) * usersPerPart),
  }));
  try {
    // Opening the section creates the database.
    await page.goto(computer.extensionPage('options.html#exports'));
    await screenOf(page).sees(
      /Aucun utilisateur n’est encore importé|Qui part|No users were imported yet|Who goes out/,
    );
    await page.evaluate(`new Promise((resolve, reject) => {
      const opening = indexedDB.open('cdi-admin');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('roster', 'readwrite');
        const roster = transaction.objectStore('roster');
        roster.clear();
        for (const record of ${JSON.stringify(records)}) roster.put(record);
        transaction.oncomplete = () => { opening.result.close(); resolve(true); };
        transaction.onabort = () => reject(transaction.error);
      };
    })`);
  } finally {
    await page.close();
  }
}
