import type { User } from '../domain/user.ts';

/** The numbers that stand for one person wherever they are; a column of another name may hold a family's. */
const personalNumbers = ['INE', 'ELEVE_ID', 'ELENOET', 'STS'] as const;

/** Only the national one means the same person in two schools. */
const nationalNumber = 'INE';

/** A family name and a given name as they are compared: without accents, case, hyphens and double spaces. */
export function comparedName(user: Pick<User, 'lastName' | 'firstName'>): string {
  const known = comparedNames.get(user);
  if (known !== undefined) return known;
  const name = `${comparedText(user.lastName)}|${comparedText(user.firstName)}`;
  comparedNames.set(user, name);
  return name;
}

/** Users never change, and each is compared many times: merging, checking and keying would take twice as long. */
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

/** A user's personal numbers, each as a text that no other person has: with its name, role and, but for INE, school. */
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

/** The number in such a mark, with its name, as a person reads it. */
export function shownMark(mark: string): string {
  const [name = '', , , number = ''] = mark.split('|');
  return `${name} ${number}`;
}

/** Whether two users bear different numbers, or dates of birth, where one person has only one. */
export function contradict(one: User, other: User): boolean {
  if (one.birthDate !== null && other.birthDate !== null && one.birthDate !== other.birthDate) return true;
  const sameSchools = one.schools.join('+') === other.schools.join('+');
  return personalNumbers.some((name) => {
    const [a, b] = [one.numbers[name], other.numbers[name]];
    if (a === undefined || b === undefined || (name !== nationalNumber && !sameSchools)) return false;
    return a.toUpperCase() !== b.toUpperCase();
  });
}

/** Whether a shared number may be believed: a typing error gives somebody else's, with neither name nor date alike. */
export function alike(one: User, other: User): boolean {
  const sameDate = one.birthDate !== null && one.birthDate === other.birthDate;
  return sameDate || comparedName(one) === comparedName(other);
}
