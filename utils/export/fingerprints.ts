import { type FeedField, type FeedProfile, feedProfiles } from '../domain/feed.ts';
import { keyedHash } from '../domain/sha256.ts';
import { type KeyedUser, type Role, roles } from '../domain/user.ts';
import { checkEligibility } from './eligibility.ts';
import { profiles } from './feed-profiles.ts';
import { fieldValue } from './field-values.ts';
import { userAt } from './write-feed.ts';
import { isBlank, xmlText } from './xml-text.ts';

/** Hashes of an exported user; unreadable without the secret that they were made with. */
export interface Fingerprint {
  /** Of the stable key: 16 hexadecimal digits. */
  readonly id: string;
  readonly role: Role;
  /** Of each compared field of the profile, in its order: 16 hexadecimal digits each. */
  readonly marks: string;
}

/** Fingerprints of an export, with which the next one is compared. */
export interface Fingerprints {
  readonly profile: FeedProfile;
  readonly users: readonly Fingerprint[];
}

/** Also each user's index in the list that the fingerprints were made from. */
export interface PlacedFingerprints extends Fingerprints {
  readonly places: readonly number[];
}

export const markLength = 16;

/** Not compared: the key itself, constants, and the password, which is new in every export. */
const neverCompared: readonly FeedField[] = [
  'COMPTE_M',
  'MOT_DE_PASSE_M',
  'IDENTITE_ENT_M',
  'TYPE_EMPRUNTEUR_M',
];

/** The fields of a profile that may change from one export to the next, in the order of a fingerprint's marks. */
export function comparedFields(profile: FeedProfile): readonly FeedField[] {
  return profiles[profile].map(({ name }) => name).filter((name) => !neverCompared.includes(name));
}

/**
 * Fingerprints of the users whom a feed of this profile would hold. `secret` is 32 random bytes, the same for every
 * export from this browser. Marks are bound to their user: two people of one class or town get different ones.
 */
export function fingerprintsOf(
  users: readonly KeyedUser[],
  profile: FeedProfile,
  secret: Uint8Array,
): PlacedFingerprints {
  const hash = keyedHash(secret);
  const fields = comparedFields(profile);
  const places = checkEligibility(users, profile).eligible;
  return { profile, users: places.map((at) => fingerprintOf(userAt(users, at), fields, hash)), places };
}

function fingerprintOf(
  keyed: KeyedUser,
  fields: readonly FeedField[],
  hash: (text: string) => string,
): Fingerprint {
  const key = xmlText(keyed.key);
  const marks = fields.map((field) => hash(`${key}\0${field}\0${comparedText(field, keyed)}`));
  return { id: hash(key), role: keyed.user.role, marks: marks.join('') };
}

/** A field's text in the feed; white space alone counts as empty. */
function comparedText(field: FeedField, keyed: KeyedUser): string {
  const value = fieldValue(field, keyed, () => '');
  return isBlank(value) ? '' : xmlText(value);
}

/** Beside the users' own entries, whose names are hexadecimal. */
const profileName = 'profile';

/** Fingerprints in their stored form: the profile, and `role:marks` by each user's id. */
export function serializeFingerprints({ profile, users }: Fingerprints): Readonly<Record<string, string>> {
  const stored: Record<string, string> = { [profileName]: profile };
  for (const { id, role, marks } of users) stored[id] = `${role}:${marks}`;
  return stored;
}

/** Null when any part is unreadable: a comparison with fewer users would be wrong. */
export function parseFingerprints(stored: Readonly<Record<string, string>>): Fingerprints | null {
  const { [profileName]: name, ...entries } = stored;
  const profile: FeedProfile | undefined = feedProfiles.find((one) => one === name);
  if (profile === undefined) return null;
  const users: Fingerprint[] = [];
  for (const [id, text] of Object.entries(entries)) {
    const [, roleName, marks] = /^([a-z]+):([0-9a-f]*)$/.exec(text) ?? [];
    const role: Role | undefined = roles.find((one) => one === roleName);
    if (role === undefined || marks === undefined) return null;
    users.push({ id, role, marks });
  }
  return { profile, users };
}
