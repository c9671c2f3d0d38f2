import { type CalendarDate, parseCalendarDate } from '../domain/calendar-date.ts';
import { parseRne, type Rne } from '../domain/rne.ts';
import {
  type FindingKind,
  type FoundField,
  listedName,
  type UserFinding,
  userFinding,
} from '../domain/roster-finding.ts';
import type { Place, Role, User } from '../domain/user.ts';
import { cellText } from './cell-text.ts';

/** A user as a list writes them; texts are raw, and a text that the list does not give is empty. */
export interface RawUser {
  readonly role: Role;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string;
  readonly classes: readonly string[];
  readonly groups: readonly string[];
  readonly schools: readonly string[];
  readonly address: string;
  readonly postalCode: string;
  readonly town: string;
  readonly phone: string;
  readonly email: string;
  readonly numbers: Readonly<Record<string, string>>;
  readonly leftOn: string;
}

export const blankUser: Omit<RawUser, 'role'> = {
  lastName: '',
  firstName: '',
  birthDate: '',
  classes: [],
  groups: [],
  schools: [],
  address: '',
  postalCode: '',
  town: '',
  phone: '',
  email: '',
  numbers: {},
  leftOn: '',
};

/** Longer names than any civil register holds: the cell holds something else. */
const longestName = 100;
const longestText = 255;

/**
 * Makes a user of what a list writes, and tells of every cell that was cleaned or left out. Returns null, with the
 * reason told, for a user who has no family name or whose name cannot be one.
 */
export function readUser(raw: RawUser, place: Place, tell: (finding: UserFinding) => void): User | null {
  const reading = new UserReading(place, tell);
  reading.lastName = reading.text('lastName', raw.lastName);
  reading.firstName = reading.text('firstName', raw.firstName);
  const { lastName, firstName } = reading;
  if (lastName === '') reading.tell('missing-name', 'lastName');
  const long = [lastName, firstName].find((name) => name.length > longestName);
  if (long !== undefined) reading.tell('long-name', long === lastName ? 'lastName' : 'firstName', long);
  if (lastName === '' || long !== undefined) return null;
  if (firstName === '') reading.tell('missing-first-name', 'firstName');
  return {
    role: raw.role,
    lastName,
    firstName,
    birthDate: reading.date('birthDate', raw.birthDate),
    classes: reading.texts('classes', raw.classes),
    groups: reading.texts('groups', raw.groups),
    schools: reading.schools(raw.schools),
    address: reading.text('address', raw.address),
    postalCode: reading.text('postalCode', raw.postalCode),
    town: reading.text('town', raw.town),
    phone: reading.text('phone', raw.phone),
    email: reading.text('email', raw.email),
    numbers: reading.numbers(raw.numbers),
    leftOn: reading.date('leftOn', raw.leftOn),
    places: [place],
  };
}

class UserReading {
  lastName = '';
  firstName = '';
  readonly #place: Place;
  readonly #tell: (finding: UserFinding) => void;

  constructor(place: Place, tell: (finding: UserFinding) => void) {
    this.#place = place;
    this.#tell = tell;
  }

  tell(kind: FindingKind, field: FoundField, text = ''): void {
    this.#tell(userFinding(kind, { field, text, name: listedName(this), places: [this.#place] }));
  }

  text(field: FoundField, raw: string): string {
    const { text, doubts } = cellText(raw);
    for (const doubt of doubts) {
      // A phone number may begin with a plus, an e-mail address stands between angle brackets in some lists.
      if (doubt === 'suspicious-text' && (field === 'phone' || field === 'email')) continue;
      this.tell(doubt, field, text);
    }
    if (text.length <= longestText || field === 'lastName' || field === 'firstName') return text;
    this.tell('long-text', field, text);
    return '';
  }

  texts(field: FoundField, raw: readonly string[]): readonly string[] {
    return [...new Set(raw.map((one) => this.text(field, one)).filter((text) => text !== ''))];
  }

  numbers(raw: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const cleaned = Object.entries(raw).map(([name, text]) => [name, this.text('numbers', text)] as const);
    return Object.fromEntries(cleaned.filter(([, text]) => text !== ''));
  }

  schools(raw: readonly string[]): readonly Rne[] {
    const found = new Set<Rne>();
    for (const text of raw) {
      const checked = parseRne(text);
      if (checked.ok) found.add(checked.value.rne);
      else if (checked.failure.kind === 'not-an-rne') this.tell('unreadable-school', 'schools', text);
    }
    return [...found];
  }

  /** A spreadsheet may add midnight to a date; a day that does not exist is told and left out. */
  date(field: 'birthDate' | 'leftOn', raw: string): CalendarDate | null {
    const text = this.text(field, raw).replace(/ 0?0:00(?::00)?$/, '');
    if (text === '') return null;
    const date = parseCalendarDate(text);
    if (date === null)
      this.tell(field === 'birthDate' ? 'impossible-birth-date' : 'unreadable-date', field, text);
    return date;
  }
}
