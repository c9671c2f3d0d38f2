import { type MessageKey, message } from '../../../utils/browser/i18n.ts';
import type { Webspace } from '../../../utils/domain/webspace.ts';

const names = {
  eleve: 'webspace_eleve',
  parent: 'webspace_parent',
  professeur: 'webspace_professeur',
  viescolaire: 'webspace_viescolaire',
  direction: 'webspace_direction',
  accompagnant: 'webspace_accompagnant',
  entreprise: 'webspace_entreprise',
  academie: 'webspace_academie',
  tuteur: 'webspace_tuteur',
} as const satisfies Record<Webspace, MessageKey>;

/** What PRONOTE calls the webspace: `Élèves`. */
export function webspaceName(webspace: Webspace): string {
  return message(names[webspace]);
}
