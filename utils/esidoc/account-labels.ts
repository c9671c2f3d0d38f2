import type { Loan } from '../domain/loan.ts';
import { fold } from './loan-text.ts';

/**
 * What a label of the account page stands for. `return` alone does not say which: the day by which a loan is due, or
 * the day on which it came back.
 */
export type FieldName =
  | 'title'
  | 'callNumber'
  | 'support'
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
  support: ['support', 'type', 'type de document', 'type de support', 'document type', 'format'],
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

export function fieldNamed(label: string): FieldName | null {
  return names.get(fold(label)) ?? null;
}

/** What a record is said to be: a loan in one of its states, a reservation that waits, or one that is over. */
export type RecordState = Loan['state'] | 'reserved' | 'reserved-before';

/** What a status, or the heading above a list, says of a loan or a reservation; null when it says nothing. */
export function stateNamed(text: string): RecordState | null {
  const words = fold(text);
  if (/\b(retard|late|overdue)\b/.test(words)) return 'late';
  const isPast = /\b(historique|history|returned)\b|(?<!non )\b(rendus?|retournes?)\b/.test(words);
  if (/\b(reserv\w*|attente|holds?|waiting|pending|mis de cote|set aside)\b/.test(words))
    return isPast || saysOver(words) ? 'reserved-before' : 'reserved';
  if (isPast) return 'returned';
  return /\b(en cours|current|on loan)\b/.test(words) ? 'current' : null;
}

/** What the nearest heading that says something says; one that names loans and reservations says nothing. */
export function stateUnder(headings: readonly string[]): RecordState | null {
  for (const heading of headings) {
    const words = fold(heading);
    const isOfBoth = /\b(reserv\w*|holds?)\b/.test(words) && /\b(prets?|emprunts?|loans?)\b/.test(words);
    const state = isOfBoth ? null : stateNamed(heading);
    if (state !== null) return state;
  }
  return null;
}

/** Whether a status says that a reservation has yet to be kept aside: `En attente`, not `En attente de retrait`. */
export function saysWaiting(status: string): boolean {
  const words = fold(status);
  return /\b(attente|waiting|pending)\b/.test(words) && !/\b(retrait|pick ?up|collect\w*)\b/.test(words);
}

/** Whether a status says that a document is there for the reader. */
export function saysKept(status: string): boolean {
  return /(?<!in|non |not |un)\b(disponible|mis de cote|a retirer|retrait|available|ready|set aside|pick ?up)\b/.test(
    fold(status),
  );
}

/** Whether the status of a reservation says that nothing comes of it any more. */
export function saysOver(status: string): boolean {
  return /\b(annulee?s?|expiree?s?|cancell?ed|expired)\b/.test(fold(status));
}

/** A place in a queue, from 1: `2`, `2e`, `n° 2`, `rang 2`, `2 / 5`, `2nd of 5`; null for anything else. */
export function rankIn(text: string): number | null {
  const order = '(?:ere?|re|nde?|n?d|eme|e|st|rd|th)?';
  const rank = new RegExp(`^(?:(?:no?|rang|rank|position) )?(\\d{1,3})${order}(?: (?:sur |of )?\\d{1,3})?$`);
  const place = Number(rank.exec(fold(text))?.[1] ?? 0);
  return place > 0 ? place : null;
}

/** True when the page asks its reader to sign in; the wordings are assumed. */
export function saysSignIn(pageText: string): boolean {
  return /\b(se connecter|connectez vous|identifiez vous|authentifiez vous|s identifier|s authentifier|vous (connecter|identifier|authentifier)|sign in|log in|login required)\b/.test(
    fold(pageText),
  );
}

/** True for the words or the address of a button or link that ends the session; assumed too. */
export function saysSignOut(text: string): boolean {
  return /\b(deconnexion|deconnecter|deconnectez vous|logout|log out|signout|sign out)\b/.test(fold(text));
}

/** True when the page says that its reader is nobody's borrower; assumed, no such page is public. */
export function saysNoBorrower(pageText: string): boolean {
  const text = fold(pageText);
  return /\b(aucun|pas de) (compte|profil) (d )?(emprunteur|lecteur)\b|\b(no borrower account|not a borrower)\b/.test(
    text,
  );
}

/**
 * True when the page says that nothing is on loan; the wordings are assumed. "No loan in progress" alone does not say
 * it while the page speaks of late loans without saying that there are none.
 */
export function saysNoLoans(pageText: string): boolean {
  const text = fold(pageText);
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
