import type { Portal } from './portal.ts';
import { searchTerms } from './search.ts';
import type { Suggestion } from './suggestion.ts';

/** Suggestions in the address bar after the extension's keyword. */
export interface OmniboxOffer {
  /** What Enter does: search, open the portal when nothing is typed, or open the settings. */
  readonly first:
    | { readonly kind: 'search' | 'home'; readonly portal: string }
    | { readonly kind: 'no-portal' };
  readonly lines: readonly OmniboxLine[];
}

/** A suggestion. `content` is the text in the address bar once it is selected, which is then entered. */
export type OmniboxLine =
  | { readonly kind: 'elsewhere'; readonly content: string; readonly terms: string; readonly portal: string }
  | { readonly kind: Suggestion['kind']; readonly content: string; readonly terms: string };

const separator = ' · ';

/** Suggestions for a typed text. `portals`: the default one first. */
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
    // The browser itself suggests the typed text.
    .filter((suggestion) => suggestion.terms !== terms)
    .map(lineOf);
  return {
    first: { kind: terms === '' ? 'home' : 'search', portal },
    lines: [...(terms === '' ? [] : elsewhere), ...known],
  };
}

/** The entered search terms, and the portal named by a selected suggestion, else the default one. Null without portals. */
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

/** A portal's name, with its RNE when another portal has the same name. */
function labelOf(portal: Portal, portals: readonly Portal[]): string {
  const name = searchTerms(portal.name);
  const isShared = portals.some((other) => other.id !== portal.id && searchTerms(other.name) === name);
  return isShared || name === '' ? `${name} (${portal.rne})`.trim() : name;
}
