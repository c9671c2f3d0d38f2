/** PRONOTE's webspaces ("espaces"), named after the pages that serve them, e.g. `eleve.html`. */
export const webspaces = [
  'eleve',
  'parent',
  'professeur',
  'viescolaire',
  'direction',
  'accompagnant',
  'entreprise',
  'academie',
  'tuteur',
] as const;

export type Webspace = (typeof webspaces)[number];

export function isWebspace(name: string): name is Webspace {
  return (webspaces as readonly string[]).includes(name);
}
