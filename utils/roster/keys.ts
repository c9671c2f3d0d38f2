import type { KeyCoverage } from '../domain/export-preview.ts';
import { listedName, type UserFinding, userFinding } from '../domain/roster-finding.ts';
import { sha256 } from '../domain/sha256.ts';
import type { KeyedUser, KeyRule, User } from '../domain/user.ts';
import { comparedName } from './same-person.ts';

/** The users' numbers by how well they would serve as the stable key: most unique values first. */
export function keyCoverages(users: readonly User[]): readonly KeyCoverage[] {
  const counts = new Map<string, Map<string, number>>();
  for (const user of users) {
    for (const [name, number] of Object.entries(user.numbers)) {
      const numbers = counts.get(name) ?? new Map<string, number>();
      numbers.set(number, (numbers.get(number) ?? 0) + 1);
      counts.set(name, numbers);
    }
  }
  const names = [...counts].map(([name, numbers]) => keyCoverage(name, [...numbers.values()], users.length));
  return names.sort((a, b) => b.present - b.shared - (a.present - a.shared) || (a.name < b.name ? -1 : 1));
}

function keyCoverage(name: string, counts: readonly number[], total: number): KeyCoverage {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  return { name, total, present: sum(counts), shared: sum(counts.filter((count) => count > 1)) };
}

/**
 * Assigns each user their stable key. Users without the number, and all users who would share a key, are left out and
 * reported: one key for two people would show one person's loans to another.
 */
export function keyUsers(
  users: readonly User[],
  rule: KeyRule,
): { readonly keyed: readonly KeyedUser[]; readonly findings: readonly UserFinding[] } {
  const keys = users.map((user) => keyOf(user, rule));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const keyed: KeyedUser[] = [];
  const findings: UserFinding[] = [];
  for (const [index, user] of users.entries()) {
    const key = keys[index] ?? '';
    const finding = keyFinding(user, key, counts.get(key) ?? 0, rule);
    if (finding !== null) findings.push(finding);
    if (finding?.level !== 'error') keyed.push({ key, user });
  }
  return { keyed, findings };
}

function keyFinding(user: User, key: string, count: number, rule: KeyRule): UserFinding | null {
  const about = { field: 'numbers', name: listedName(user), places: user.places } as const;
  if (key === '') {
    return userFinding('missing-number', { ...about, text: rule.kind === 'number' ? rule.name : '' });
  }
  if (count > 1) return userFinding('duplicate-key', { ...about, text: key });
  if (rule.kind === 'derived' && user.birthDate === null) return userFinding('key-of-name-only', about);
  return null;
}

/** 128 bits, in hexadecimal: collisions are improbable among all users of a country. */
const keyLength = 32;

/** A derived key is the SHA-256 of name and date of birth, which outlast a school year; class and school do not. */
function keyOf(user: User, rule: KeyRule): string {
  if (rule.kind === 'derived') {
    return sha256(`${comparedName(user)}|${user.birthDate ?? ''}`).slice(0, keyLength);
  }
  return Object.hasOwn(user.numbers, rule.name) ? (user.numbers[rule.name] ?? '').trim() : '';
}
