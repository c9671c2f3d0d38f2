import type { Loan } from './loan.ts';
import { nameWords } from './person.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * The borrowed documents in whose title each typed word begins a word, accents and case aside; every title once, in
 * the order of the loans. Nothing while no word is typed.
 */
export function loanSuggestions(
  loans: readonly Pick<Loan, 'title' | 'recordAddress'>[],
  typed: string,
  most: number,
): readonly Suggestion[] {
  const words = nameWords(typed);
  if (words.length === 0) return [];
  const found = new Map<string, Suggestion>();
  for (const { title, recordAddress } of loans) {
    const titleWords = nameWords(title);
    const key = titleWords.join(' ');
    const fits = words.every((word) => titleWords.some((own) => own.startsWith(word)));
    if (fits && !found.has(key)) found.set(key, { kind: 'loan', terms: title, address: recordAddress });
  }
  return [...found.values()].slice(0, most);
}
