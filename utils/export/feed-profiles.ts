import type { FeedField, FeedProfile } from '../domain/feed.ts';

/** `filled`: never empty; `optional`: omitted when empty; `present`: always there, possibly empty. */
type Presence = 'filled' | 'optional' | 'present';

export interface ProfileField {
  readonly name: FeedField;
  readonly presence: Presence;
}

const filled = (name: FeedField): ProfileField => ({ name, presence: 'filled' });
const optional = (name: FeedField): ProfileField => ({ name, presence: 'optional' });
const present = (name: FeedField): ProfileField => ({ name, presence: 'present' });

const contact = [
  present('ADRESSE_M'),
  present('CODE_POSTAL_M'),
  present('VILLE_M'),
  present('TEL_M'),
  present('MEL_M'),
];
const account = [filled('COMPTE_M'), filled('MOT_DE_PASSE_M'), filled('IDENTITE_ENT_M')];

/**
 * The fields of each profile, in the order that portals expect.
 * Sources: GIP-RECIA/Esidoc-WS, Import.xsd, its current version (`recia-naissance`) and its first one
 * (`recia-groupes`); edificeio/entcore, its e-sidoc export (`entcore`).
 */
export const profiles: Readonly<Record<FeedProfile, readonly ProfileField[]>> = {
  'recia-naissance': [
    filled('EMPRUNTEUR_M'),
    filled('DATE_NAISSANCE_M'),
    ...contact,
    filled('STATUT_M_M'),
    optional('CLASSE_M'),
    ...account,
  ],
  'recia-groupes': [
    filled('EMPRUNTEUR_M'),
    optional('DIVEMPR_M'),
    ...contact,
    filled('STATUT_M_M'),
    optional('CLASSE_M'),
    ...account,
  ],
  entcore: [
    filled('EMPRUNTEUR_M'),
    present('DATE_NAISSANCE_M'),
    present('ADRESSE_M'),
    present('CODE_POSTAL_M'),
    present('VILLE_M'),
    filled('STATUT_M_M'),
    optional('CLASSE_M'),
    ...account,
    filled('TYPE_EMPRUNTEUR_M'),
  ],
};
