/** Any run of characters in a class pattern, also none: `6*` is every class that begins with 6. */
const wildcard = '*';

/**
 * Whether a class is among those that the patterns name; no pattern names all. Capitals and spaces at the ends do not
 * matter. Every name is compared once, however many pupils are in it.
 */
export function classMatcher(patterns: readonly string[]): (className: string) => boolean {
  if (patterns.length === 0) return () => true;
  const compared = patterns.map(comparedClass);
  const known = new Map<string, boolean>();
  return (className) => {
    const answer =
      known.get(className) ?? compared.some((pattern) => fits(pattern, comparedClass(className)));
    known.set(className, answer);
    return answer;
  };
}

/** The patterns that a text lists: between commas, semicolons or lines; a class name may hold spaces. */
export function readClassPatterns(text: string): readonly string[] {
  return withoutRepeats(text.split(/[,;\n\r\t]/));
}

/** Names without spaces at their ends, empty ones and those that stand there already. */
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

/** `3A` before `3B` before `10A`, as a school counts its classes. */
export function inClassOrder(names: Iterable<string>): readonly string[] {
  const order = new Intl.Collator('fr', { numeric: true });
  return [...names].sort(order.compare);
}

function comparedClass(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Each piece between wildcards is looked for after the last one: never back, so that no pattern can take its time. */
function fits(pattern: string, name: string): boolean {
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
