import type { Loan } from '../domain/loan.ts';
import { foldText } from './portal-text.ts';

/** The meaning of a label of the account page. `return` is ambiguous: the due date, or the day of return. */
export type FieldName =
  | 'title'
  | 'callNumber'
  | 'mediaType'
  | 'borrowed'
  | 'due'
  | 'return'
  | 'returned'
  | 'status'
  | 'reserved'
  | 'rank'
  | 'until';

/** The e-sidoc manual names the loan date, the due date, the title and the status; the other wordings are assumed. */
const labels: Readonly<Record<FieldName, readonly string[]>> = {
  title: ['titre', 'titre du document', 'document', 'ouvrage', 'title', 'item'],
  callNumber: ['cote', 'call number', 'shelfmark'],
  mediaType: ['support', 'type', 'type de document', 'type de support', 'document type', 'format'],
  borrowed: [
    ...['date de pret', 'date du pret', 'date d emprunt', 'emprunte le', 'prete le', 'pret du'],
    ...['loan date', 'date of loan', 'borrowed on', 'borrowed'],
  ],
  due: [
    ...['a rendre le', 'a rendre avant le', 'a rendre pour le', 'date de retour prevue', 'retour prevu le'],
    ...[
      'retour prevu',
      'date limite',
      'date limite de retour',
      'date d echeance',
      'due date',
      'due on',
      'due',
    ],
  ],
  return: ['date de retour', 'retour', 'retour le', 'return date'],
  returned: [
    'rendu le',
    'retourne le',
    'date de retour effective',
    'date de restitution',
    'returned on',
    'returned',
  ],
  status: ['statut', 'etat', 'situation', 'status', 'state'],
  reserved: [
    ...['date de reservation', 'date de la reservation', 'reserve le', 'reservation'],
    ...['reservation date', 'date of reservation', 'reserved on', 'hold placed on'],
  ],
  rank: [
    ...['rang', 'rang d attente', 'position', 'position dans la file', 'position dans la file d attente'],
    ...['place dans la file', 'place dans la file d attente', 'file d attente'],
    ...['rank', 'queue position', 'position in queue', 'position in the queue', 'place in the queue'],
  ],
  until: [
    ...['disponible jusqu au', 'mis de cote jusqu au', 'reserve jusqu au', 'a retirer avant le'],
    ...['a retirer avant', 'a retirer jusqu au', 'date limite de retrait'],
    ...['available until', 'kept until', 'held until', 'pick up by', 'pick up before', 'collect by'],
  ],
};

const names = new Map(
  (Object.keys(labels) as FieldName[]).flatMap((name) => labels[name].map((label) => [label, name] as const)),
);

/** Null for an unknown label. */
export function fieldNamed(label: string): FieldName | null {
  return names.get(foldText(label)) ?? null;
}

/** The state of a loan, or of a reservation: open, or over. */
export type RecordState = Loan['state'] | 'reserved' | 'reserved-before';

/** The state that a status or a heading names; null when it names none. */
export function stateInText(text: string): RecordState | null {
  const folded = foldText(text);
  if (/\b(retard|late|overdue)\b/.test(folded)) return 'late';
  const isPast = /\b(historique|history|returned)\b|(?<!non )\b(rendus?|retournes?)\b/.test(folded);
  if (/\b(reserv\w*|attente|holds?|waiting|pending|mis de cote|set aside)\b/.test(folded))
    return isPast || saysOver(folded) ? 'reserved-before' : 'reserved';
  if (isPast) return 'returned';
  return /\b(en cours|current|on loan)\b/.test(folded) ? 'current' : null;
}

/** The state that the nearest heading with a state names. A heading of both loans and reservations has none. */
export function stateInHeadings(headings: readonly string[]): RecordState | null {
  for (const heading of headings) {
    const folded = foldText(heading);
    const isOfBoth = /\b(reserv\w*|holds?)\b/.test(folded) && /\b(prets?|emprunts?|loans?)\b/.test(folded);
    const state = isOfBoth ? null : stateInText(heading);
    if (state !== null) return state;
  }
  return null;
}

/** Whether a status says that a reservation is waiting for a copy: `En attente`, not `En attente de retrait`. */
export function saysWaiting(status: string): boolean {
  const folded = foldText(status);
  return /\b(attente|waiting|pending)\b/.test(folded) && !/\b(retrait|pick ?up|collect\w*)\b/.test(folded);
}

/** Whether a status says that a copy is set aside for the borrower. */
export function saysAvailable(status: string): boolean {
  return /(?<!in|non |not |un)\b(disponible|mis de cote|a retirer|retrait|available|ready|set aside|pick ?up)\b/.test(
    foldText(status),
  );
}

/** Whether a status says that a reservation is cancelled or expired. */
export function saysOver(status: string): boolean {
  return /\b(annulee?s?|expiree?s?|cancell?ed|expired)\b/.test(foldText(status));
}

/** A place in a queue, from 1: `2`, `2e`, `n° 2`, `rang 2`, `2 / 5`, `2nd of 5`; null for anything else. */
export function rankIn(text: string): number | null {
  const order = '(?:ere?|re|nde?|n?d|eme|e|st|rd|th)?';
  const rank = new RegExp(`^(?:(?:no?|rang|rank|position) )?(\\d{1,3})${order}(?: (?:sur |of )?\\d{1,3})?$`);
  const value = Number(rank.exec(foldText(text))?.[1] ?? 0);
  return value > 0 ? value : null;
}

/** Whether the page asks its reader to sign in; the wordings are assumed. */
export function saysSignIn(pageText: string): boolean {
  return /\b(se connecter|connectez vous|identifiez vous|authentifiez vous|s identifier|s authentifier|vous (connecter|identifier|authentifier)|sign in|log in|login required)\b/.test(
    foldText(pageText),
  );
}

/** Whether a text or an address is that of a sign-out button or link; the wordings are assumed. */
export function saysSignOut(text: string): boolean {
  return /\b(deconnexion|deconnecter|deconnectez vous|logout|log out|signout|sign out)\b/.test(
    foldText(text),
  );
}

/** Whether the page says that its reader has no borrower account; assumed, no such page is public. */
export function saysNoBorrower(pageText: string): boolean {
  const text = foldText(pageText);
  return /\b(aucun|pas de) (compte|profil) (d )?(emprunteur|lecteur)\b|\b(no borrower account|not a borrower)\b/.test(
    text,
  );
}

/**
 * Whether the page says that there are no loans; the wordings are assumed. "No loan in progress" does not suffice where
 * the page also mentions late loans without denying them.
 */
export function saysNoLoans(pageText: string): boolean {
  const text = foldText(pageText);
  const noLate =
    /\b(aucun|pas de) ((pret|emprunt|document)s? en )?retards?\b|\bno (late|overdue) (loan|item)s?\b/g;
  const rest = text.replace(noLate, ' ');
  const noCurrent = /\b(aucun|pas de) (pret|emprunt)s? en cours\b|\bno (current loans?|loans? in progress)\b/;
  if (noCurrent.test(rest)) return !/\b(retards?|late|overdue)\b/.test(rest) || rest !== text;
  const past = /(?! (rendu|retourne|archive|passe|termine|ancien|dans (l |votre |mon )?historique|history))/
    .source;
  const none = /\b((aucun|pas d|pas de) (prets?|emprunts?|document (emprunte|en pret|prete))|no loans?)\b/
    .source;
  return new RegExp(none + past).test(rest);
}
