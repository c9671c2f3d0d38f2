import { type CalendarDate, parseCalendarDate } from '../domain/calendar-date.ts';
import type { Loan } from '../domain/loan.ts';

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
  | 'reservation';

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
  reservation: [
    ...['date de reservation', 'reserve le', 'reservation', 'rang', 'disponible jusqu au'],
    ...['reservation date', 'reserved on', 'hold placed on', 'queue position'],
  ],
};

const names = new Map(
  (Object.keys(labels) as FieldName[]).flatMap((name) => labels[name].map((label) => [label, name] as const)),
);

/** Text without case, accents or punctuation, so that wordings can be compared. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function fieldNamed(label: string): FieldName | null {
  return names.get(fold(label)) ?? null;
}

/** What a status, or the heading above a list, says of a loan; null when it says nothing. */
export function stateNamed(text: string): Loan['state'] | 'reserved' | null {
  const words = fold(text);
  if (/\b(retard|late|overdue)\b/.test(words)) return 'late';
  if (/\b(reserv\w*|attente|holds?)\b/.test(words)) return 'reserved';
  if (/\b(historique|history|returned)\b|(?<!non )\b(rendus?|retournes?)\b/.test(words)) return 'returned';
  return /\b(en cours|current|on loan)\b/.test(words) ? 'current' : null;
}

const months = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
];

/** The first date in a text, in figures or in words (`14 octobre 2025`); null without one. */
export function dateIn(text: string): CalendarDate | null {
  const figures = /\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.exec(text);
  if (figures) return parseCalendarDate(figures[0]);
  const words = /\b(\d{1,2})(?:er)? (\p{L}+) (\d{4})\b/u.exec(fold(text));
  const month = months.findIndex((spellings) => spellings.includes(words?.[2] ?? ''));
  return words === null || month < 0 ? null : parseCalendarDate(`${words[1]}/${month + 1}/${words[3]}`);
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
