import type { KeyRule } from './user.ts';

/** The known shapes of the borrowers' feed; which one a portal takes is for its school to say. */
export const feedProfiles = ['recia-naissance', 'recia-groupes', 'entcore'] as const;

export type FeedProfile = (typeof feedProfiles)[number];

export const feedEncodings = ['windows-1252', 'utf-8'] as const;

export type FeedEncoding = (typeof feedEncodings)[number];

/** How the users of a portal are exported. */
export interface FeedSettings {
  readonly profile: FeedProfile;
  readonly encoding: FeedEncoding;
  /** Where the feed is sent by HTTPS; null when it is only saved as a file. */
  readonly endpoint: string | null;
  /** Null until the administrator has chosen it. */
  readonly keyRule: KeyRule | null;
}
