import type { User } from '../domain/user.ts';

/** Numbers that identify one person; a column of another name may hold a family's number. */
const personalNumbers = ['INE', 'ELEVE_ID', 'ELENOET', 'STS'] as const;

/** The only number that is the same in two schools. */
const nationalNumber = 'INE';

/** Both names normalised for comparison: without accents, case, hyphens and repeated spaces. */
export function comparedName(user: Pick<User, 'lastName' | 'firstName'>): string {
  const known = comparedNames.get(user);
  if (known !== undefined) return known;
  const name = `${comparedText(user.lastName)}|${comparedText(user.firstName)}`;
  comparedNames.set(user, name);
  return name;
}

/** Cache: merging, checking and keying compare each user many times, and would take twice as long. */
const comparedNames = new WeakMap<object, string>();

function comparedText(text: string): string {
  if (/^[A-Za-z0-9]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A user's personal numbers as globally unique texts: with name, role and, except for the INE, schools. */
export function numberMarks(user: User): readonly string[] {
  const marks: string[] = [];
  for (const name of personalNumbers) {
    const number = user.numbers[name];
    if (number === undefined) continue;
    const schools = name === nationalNumber ? '' : user.schools.join('+');
    marks.push(`${name}|${user.role}|${schools}|${number.toUpperCase()}`);
  }
  return marks;
}

/** The name and the number of such a mark, for display. */
export function shownMark(mark: string): string {
  const [name = '', , , number = ''] = mark.split('|');
  return `${name} ${number}`;
}

/** Whether two users have different personal numbers or dates of birth. */
export function contradict(one: User, other: User): boolean {
  if (one.birthDate !== null && other.birthDate !== null && one.birthDate !== other.birthDate) return true;
  const sameSchools = one.schools.join('+') === other.schools.join('+');
  return personalNumbers.some((name) => {
    const [a, b] = [one.numbers[name], other.numbers[name]];
    if (a === undefined || b === undefined || (name !== nationalNumber && !sameSchools)) return false;
    return a.toUpperCase() !== b.toUpperCase();
  });
}

/** Whether a shared number is plausible: a mistyped one belongs to a person with another name and date of birth. */
export function alike(one: User, other: User): boolean {
  const sameDate = one.birthDate !== null && one.birthDate === other.birthDate;
  return sameDate || comparedName(one) === comparedName(other);
}
