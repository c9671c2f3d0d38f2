/** A name in one cell taken apart; `certain` is false where its capitals do not say where the given name begins. */
export interface SplitName {
  readonly lastName: string;
  readonly firstName: string;
  readonly certain: boolean;
}

/** `M.`, `Mme` and the like, before a name. */
const civilities = /^(?:M\.|MM\.|Mr\.?|Mme\.?|Mlle\.?|Monsieur|Madame|Mademoiselle)$/i;

/** A word of a family name in capitals; `McDONALD` is one, `Jean-Luc` and `J.` before a small letter are not. */
const familyWord = /^(?:[^\p{Ll}]+|\p{Lu}\p{Ll}{1,2}\p{Lu}[^\p{Ll}]+)$/u;

/**
 * Takes `DE LA TOUR Jean-Luc` apart, as PRONOTE writes names: the capitals end where the given name begins. Without
 * that difference (`MARTIN LÉA`, `Martin Léa`) the first word is taken for the family name, and the split is uncertain.
 */
export function splitFullName(fullName: string): SplitName {
  const words = fullName.split(' ').filter((word) => word !== '');
  if (words.length > 1 && civilities.test(words[0] ?? '')) words.shift();
  const firstGiven = words.findIndex((word) => !familyWord.test(word));
  if (firstGiven > 0) return parted(words, firstGiven, true);
  return parted(words, 1, words.length <= 1 && firstGiven === -1);
}

function parted(words: readonly string[], firstGiven: number, certain: boolean): SplitName {
  return {
    lastName: words.slice(0, firstGiven).join(' '),
    firstName: words.slice(firstGiven).join(' '),
    certain,
  };
}
