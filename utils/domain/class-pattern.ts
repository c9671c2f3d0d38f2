/** Matches any run of characters, also an empty one: `6*` is every class that begins with 6. */
const wildcard = '*';

/**
 * Tests whether a class matches one of the patterns; without patterns every class does. Case and outer spaces do not
 * count. Results are cached by name.
 */
export function classMatcher(patterns: readonly string[]): (className: string) => boolean {
  if (patterns.length === 0) return () => true;
  const compared = patterns.map(comparedClass);
  const known = new Map<string, boolean>();
  return (className) => {
    const answer =
      known.get(className) ?? compared.some((pattern) => matches(pattern, comparedClass(className)));
    known.set(className, answer);
    return answer;
  };
}

/** The patterns of a text, separated by commas, semicolons, tabs or line breaks: a class name may contain spaces. */
export function readClassPatterns(text: string): readonly string[] {
  return withoutRepeats(text.split(/[,;\n\r\t]/));
}

/** Trimmed names, without empty ones and duplicates. */
export function withoutRepeats(names: readonly string[]): readonly string[] {
  const first = new Map<string, string>();
  for (const name of names) {
    const tidy = name.replace(/\s+/g, ' ').trim();
    if (tidy !== '' && !first.has(comparedClass(tidy))) first.set(comparedClass(tidy), tidy);
  }
  return [...first.values()];
}

export function isSameClass(a: string, b: string): boolean {
  return comparedClass(a) === comparedClass(b);
}

/** Sorts numerically: `3A` before `3B` before `10A`. */
export function inClassOrder(names: Iterable<string>): readonly string[] {
  const order = new Intl.Collator('fr', { numeric: true });
  return [...names].sort(order.compare);
}

function comparedClass(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Searches each part after the previous one, without backtracking: linear for any pattern. */
function matches(pattern: string, name: string): boolean {
  const [start = '', ...pieces] = pattern.split(wildcard);
  const end = pieces.pop();
  if (end === undefined) return name === start;
  if (!name.startsWith(start)) return false;
  let place = start.length;
  for (const piece of pieces) {
    const found = name.indexOf(piece, place);
    if (found < 0) return false;
    place = found + piece.length;
  }
  return name.length - end.length >= place && name.endsWith(end);
}
