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

/** The fields of a borrower in an e-sidoc / BCDI feed, by the names of their elements. */
export const feedFields = [
  'EMPRUNTEUR_M',
  'DATE_NAISSANCE_M',
  'DIVEMPR_M',
  'ADRESSE_M',
  'CODE_POSTAL_M',
  'VILLE_M',
  'TEL_M',
  'MEL_M',
  'STATUT_M_M',
  'CLASSE_M',
  'COMPTE_M',
  'MOT_DE_PASSE_M',
  'IDENTITE_ENT_M',
  'TYPE_EMPRUNTEUR_M',
] as const;

export type FeedField = (typeof feedFields)[number];
