import { type FeedProfile, feedProfiles } from '../domain/feed.ts';
import { type Role, roles } from '../domain/user.ts';
import type { Fingerprint, Fingerprints } from '../export/fingerprints.ts';

/** Beside the users' own entries, which are hexadecimal. */
const profileName = 'profile';

/** Fingerprints as they are stored: the profile, and `role:marks` by each user's id. */
export function keptFingerprints({ profile, users }: Fingerprints): Readonly<Record<string, string>> {
  const kept: Record<string, string> = { [profileName]: profile };
  for (const { id, role, marks } of users) kept[id] = `${role}:${marks}`;
  return kept;
}

/** Null when something in it cannot be read: a comparison with less than all would be wrong. */
export function readKeptFingerprints(kept: Readonly<Record<string, string>>): Fingerprints | null {
  const { [profileName]: name, ...entries } = kept;
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
