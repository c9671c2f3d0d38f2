import type { KeyRule } from './user.ts';

/** The known formats of the borrowers' feed; the school knows which one its portal accepts. */
export const feedProfiles = ['recia-naissance', 'recia-groupes', 'entcore'] as const;

export type FeedProfile = (typeof feedProfiles)[number];

export const feedEncodings = ['windows-1252', 'utf-8'] as const;

export type FeedEncoding = (typeof feedEncodings)[number];

/** A portal's export settings. */
export interface FeedSettings {
  readonly profile: FeedProfile;
  readonly encoding: FeedEncoding;
  /** HTTPS address that receives the feed; null when feeds are only saved as files. */
  readonly endpoint: string | null;
  /** Null until the administrator has chosen it. */
  readonly keyRule: KeyRule | null;
}

/** Element names of a borrower's fields in an e-sidoc / BCDI feed. */
export type FeedField =
  | 'EMPRUNTEUR_M'
  | 'DATE_NAISSANCE_M'
  | 'DIVEMPR_M'
  | 'ADRESSE_M'
  | 'CODE_POSTAL_M'
  | 'VILLE_M'
  | 'TEL_M'
  | 'MEL_M'
  | 'STATUT_M_M'
  | 'CLASSE_M'
  | 'COMPTE_M'
  | 'MOT_DE_PASSE_M'
  | 'IDENTITE_ENT_M'
  | 'TYPE_EMPRUNTEUR_M';
