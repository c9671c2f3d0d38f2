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
