import { type CalendarDate, parseCalendarDate } from '../domain/calendar-date.ts';
import type { Loan } from '../domain/loan.ts';
import type { LoanTexts, PronoteWidget, PronoteWidgetTexts } from '../domain/pronote-widget.ts';

/**
 * Parses the texts of PRONOTE's CDI widget (Vexcited/PRONOTE.modules.js, client 2025.2.8). `loans` is null unless the
 * list is known to be complete.
 */
export function parsePronoteWidget({ title, chosen, words, loans }: PronoteWidgetTexts): PronoteWidget {
  const addresses = trusted(loans.map(linkOf));
  const origins = new Set(addresses.flatMap((url) => url?.origin ?? []));
  const [origin = null] = origins;
  const count = statedCount(words) ?? (loans.length || null);
  const isComplete = loans.every((loan) => tidy(loan.title) !== '') && count === loans.length;
  return {
    portalName: tidy(chosen ?? title) || null,
    portalAddress: origins.size === 1 ? origin : null,
    loans: isComplete ? withRanks(loans.map((loan, i) => loanOf(loan, addresses[i] ?? null))) : null,
  };
}

/**
 * The number of loans that the widget states: `Emprunt(s) en cours (2)`, or a sentence instead of the list. The wording
 * of that sentence is assumed. Null for any other text, such as an error message.
 */
function statedCount(words: readonly string[]): number | null {
  for (const text of words.map(tidy)) {
    const counted = /^emprunt(s|\(s\))? en cours ?:? ?\((\d+)\)$/i.exec(text);
    if (counted) return Number(counted[2]);
    if (noLoans.test(text)) return 0;
  }
  return null;
}

const noLoans =
  /^(vous n['’]avez )?(aucun|pas d(e |['’])) ?(document |livre )?(emprunt|pr[êe]t)é?( en cours)?[ .!]*$/i;

function loanOf({ title, details, alert }: LoanTexts, url: URL | null): Loan {
  const borrowedOn = dateAfter(/emprunt[^:\d]*:\s*(\d+\/\d+\/\d+)/i, details);
  return {
    id: `${url?.pathname ?? tidy(title)} ${borrowedOn ?? ''}`,
    title: tidy(title),
    state: alert ? 'late' : 'current',
    borrowedOn,
    dueOn: dateAfter(/(?:rendre|retour)[^:\d]*:\s*(\d+\/\d+\/\d+)/i, details),
    returnedOn: null,
    recordAddress: url?.href ?? null,
    callNumber: null,
    mediaType: null,
  };
}

function dateAfter(label: RegExp, details: string): CalendarDate | null {
  return parseCalendarDate(label.exec(details)?.[1] ?? '');
}

function linkOf({ address }: LoanTexts): URL | null {
  const url = URL.parse(address ?? '');
  return url?.protocol === 'https:' && url.username + url.password === '' ? url : null;
}

/** Keeps addresses on e-sidoc, and addresses on another host only when all of them share it. */
function trusted(urls: readonly (URL | null)[]): readonly (URL | null)[] {
  const links = urls.filter((url) => url !== null);
  const isShared = links.length > 1 && new Set(links.map(({ host }) => host)).size === 1;
  return urls.map((url) => (isShared || url?.host.endsWith('.esidoc.fr') ? url : null));
}

/** Makes ids unique: the widget shows no difference between two copies borrowed on the same day. */
function withRanks(loans: readonly Loan[]): readonly Loan[] {
  const seen = new Map<string, number>();
  return loans.map((loan) => {
    const rank = (seen.get(loan.id) ?? 0) + 1;
    seen.set(loan.id, rank);
    return rank === 1 ? loan : { ...loan, id: `${loan.id}#${rank}` };
  });
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
