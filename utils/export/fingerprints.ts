import type { FeedField, FeedProfile } from '../domain/feed.ts';
import { keyedHash } from '../domain/sha256.ts';
import type { KeyedUser, Role } from '../domain/user.ts';
import { checkEligibility } from './eligibility.ts';
import { profiles } from './feed-profiles.ts';
import { fieldValue } from './field-values.ts';
import { isBlank, xmlText } from './xml-text.ts';

/** What is kept of an exported user: nothing that can be read without the secret that it was made with. */
export interface Fingerprint {
  /** Of the stable key, 16 hexadecimal digits. */
  readonly id: string;
  readonly role: Role;
  /** Of each compared field of the profile, in its order: 16 hexadecimal digits each. */
  readonly marks: string;
}

/** What is kept of an export, to tell the next one's difference. */
export interface Fingerprints {
  readonly profile: FeedProfile;
  readonly users: readonly Fingerprint[];
}

/** Also the place of each user in the list that the fingerprints were made from. */
export interface PlacedFingerprints extends Fingerprints {
  readonly places: readonly number[];
}

export const markLength = 16;

/** Not compared: the key itself, what is the same for everybody, and the password, which is new in every export. */
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
 * Fingerprints of those users whom a feed of this profile takes, for this browser's own later comparison. `secret` is
 * random, 32 bytes, and the same for every export of a portal. Two people of the same class or town do not get the same
 * mark: each is bound to its user.
 */
export function fingerprintsOf(
  users: readonly KeyedUser[],
  profile: FeedProfile,
  secret: Uint8Array,
): PlacedFingerprints {
  const hash = keyedHash(secret);
  const fields = comparedFields(profile);
  const places: number[] = [];
  const prints: Fingerprint[] = [];
  for (const at of checkEligibility(users, profile).eligible) {
    const keyed = users[at];
    if (keyed === undefined) continue;
    places.push(at);
    prints.push(fingerprintOf(keyed, fields, hash));
  }
  return { profile, users: prints, places };
}

function fingerprintOf(
  keyed: KeyedUser,
  fields: readonly FeedField[],
  hash: (text: string) => string,
): Fingerprint {
  const key = xmlText(keyed.key);
  const marks = fields.map((field) => hash(`${key}\0${field}\0${written(field, keyed)}`));
  return { id: hash(key), role: keyed.user.role, marks: marks.join('') };
}

/** The text that goes out; white space alone is nothing to compare. */
function written(field: FeedField, keyed: KeyedUser): string {
  const value = fieldValue(field, keyed, () => '');
  return isBlank(value) ? '' : xmlText(value);
}
