/** Code points: more than any title a librarian types, and short enough to be kept a hundred times over. */
const longestText = 500;

/**
 * A text of the portal as it may be stored and shown; null when nothing is left of it.
 * Signs that reorder the text around them (U+202A–202E, U+2066–2069), control characters and halves of characters are
 * taken out; what is longer than 500 characters ends in an ellipsis. Markup is text like any other and stays.
 */
export function shownText(text: string): string | null {
  const seen = text
    .replace(/[\u202A-\u202E\u2066-\u2069\p{Cs}]|(?!\s)\p{Cc}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  // No more than what decides: a text may be as long as the answer.
  const characters = [...seen.slice(0, 2 * longestText + 1)];
  if (characters.length <= longestText) return seen || null;
  const start = characters.slice(0, longestText - 1).join('');
  return `${start.replace(/[\s\u200D]+$/, '')}…`;
}

/** Text without case, accents or punctuation, so that wordings can be compared. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
