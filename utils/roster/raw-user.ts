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

/** A user in a list's own spelling; a missing text is empty. */
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

/** A longer text is not a name. */
const longestName = 100;
const longestText = 255;

/**
 * Converts a list's entry into a user, and reports each cell that was cleaned or left out. Returns null, with a finding,
 * for a user without a plausible family name.
 */
export function readUser(raw: RawUser, place: Place, report: (finding: UserFinding) => void): User | null {
  const reading = new UserReader(place, report);
  reading.lastName = reading.text('lastName', raw.lastName);
  reading.firstName = reading.text('firstName', raw.firstName);
  const { lastName, firstName } = reading;
  if (lastName === '') reading.report('missing-name', 'lastName');
  const long = [lastName, firstName].find((name) => name.length > longestName);
  if (long !== undefined) reading.report('long-name', long === lastName ? 'lastName' : 'firstName', long);
  if (lastName === '' || long !== undefined) return null;
  if (firstName === '') reading.report('missing-first-name', 'firstName');
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

class UserReader {
  lastName = '';
  firstName = '';
  readonly #place: Place;
  readonly #report: (finding: UserFinding) => void;

  constructor(place: Place, report: (finding: UserFinding) => void) {
    this.#place = place;
    this.#report = report;
  }

  report(kind: FindingKind, field: FoundField, text = ''): void {
    this.#report(userFinding(kind, { field, text, name: listedName(this), places: [this.#place] }));
  }

  text(field: FoundField, raw: string): string {
    const { text, doubts } = cellText(raw);
    for (const doubt of doubts) {
      // Phone numbers may begin with a plus; some lists have e-mail addresses in angle brackets.
      if (doubt === 'suspicious-text' && (field === 'phone' || field === 'email')) continue;
      this.report(doubt, field, text);
    }
    if (text.length <= longestText || field === 'lastName' || field === 'firstName') return text;
    this.report('long-text', field, text);
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
      else if (checked.failure.kind === 'not-an-rne') this.report('unreadable-school', 'schools', text);
    }
    return [...found];
  }

  /** Removes the midnight that a spreadsheet may add; reports and drops a day that does not exist. */
  date(field: 'birthDate' | 'leftOn', raw: string): CalendarDate | null {
    const text = this.text(field, raw).replace(/ 0?0:00(?::00)?$/, '');
    if (text === '') return null;
    const date = parseCalendarDate(text);
    if (date === null)
      this.report(field === 'birthDate' ? 'impossible-birth-date' : 'unreadable-date', field, text);
    return date;
  }
}
