import type { Portal } from './portal.ts';
import { searchTerms } from './search.ts';
import type { Suggestion } from './suggestion.ts';

/** What the address bar offers after the extension's keyword. */
export interface OmniboxOffer {
  /** What Enter does: search these words, open the portal where there are none, or lead to the settings. */
  readonly first:
    | { readonly kind: 'search' | 'home'; readonly portal: string }
    | { readonly kind: 'no-portal' };
  readonly lines: readonly OmniboxLine[];
}

/** A line to choose. `content` is what stands in the address bar once it is chosen, and what is then entered. */
export type OmniboxLine =
  | { readonly kind: 'elsewhere'; readonly content: string; readonly terms: string; readonly portal: string }
  | { readonly kind: Suggestion['kind']; readonly content: string; readonly terms: string };

const separator = ' · ';

/** What to offer for typed words. `portals`: the default one first. */
export function omniboxOffer(
  portals: readonly Portal[],
  typed: string,
  suggestions: readonly Suggestion[],
): OmniboxOffer {
  const [own, ...others] = portals;
  if (own === undefined) return { first: { kind: 'no-portal' }, lines: [] };
  const terms = searchTerms(typed);
  const portal = labelOf(own, portals);
  const elsewhere = others.map((other): OmniboxLine => {
    const label = labelOf(other, portals);
    return { kind: 'elsewhere', content: `${terms}${separator}${label}`, terms, portal: label };
  });
  const known = suggestions
    // The browser shows what is typed already.
    .filter((suggestion) => suggestion.terms !== terms)
    .map(lineOf);
  return {
    first: { kind: terms === '' ? 'home' : 'search', portal },
    lines: [...(terms === '' ? [] : elsewhere), ...known],
  };
}

/** What was entered: words, and the portal that a chosen line names, else the default one. Null without portals. */
export function omniboxChoice(
  portals: readonly Portal[],
  entered: string,
): { readonly portal: Portal; readonly terms: string } | null {
  const [own, ...others] = portals;
  if (own === undefined) return null;
  const line = entered.replace(/\s+/g, ' ').trim();
  for (const portal of others) {
    const ending = `${separator}${labelOf(portal, portals)}`;
    if (line.endsWith(ending)) return { portal, terms: searchTerms(line.slice(0, -ending.length)) };
  }
  return { portal: own, terms: searchTerms(entered) };
}

function lineOf({ kind, terms }: Suggestion): OmniboxLine {
  return { kind, content: terms, terms };
}

/** A portal's name in one line, with its RNE where another has the same name. */
function labelOf(portal: Portal, portals: readonly Portal[]): string {
  const name = searchTerms(portal.name);
  const isShared = portals.some((other) => other.id !== portal.id && searchTerms(other.name) === name);
  return isShared || name === '' ? `${name} (${portal.rne})`.trim() : name;
}
