import type { OmniboxLine, OmniboxOffer } from '../domain/omnibox.ts';
import { browser, isFirefox } from './browser.ts';
import { message } from './i18n.ts';
import { run } from './log.ts';
import type { Place } from './tabs.ts';

interface OmniboxHandlers {
  readonly suggest: (typed: string) => Promise<OmniboxOffer>;
  readonly enter: (entered: string, place: Place) => Promise<void>;
}

/** Handles the omnibox after the extension's keyword. Call before the background's first await. */
export function listenToOmnibox({ suggest, enter }: OmniboxHandlers): void {
  let latest = '';

  async function update(typed: string, show: (lines: Suggestion[]) => void): Promise<void> {
    latest = typed;
    const { first, lines } = await suggest(typed);
    // A later input has its own, later suggestions.
    if (latest !== typed) return;
    const markup = isFirefox() ? plainMarkup : xmlMarkup;
    browser.omnibox.setDefaultSuggestion({ description: firstDescription(first, markup) });
    show(lines.map((line) => ({ content: line.content, description: descriptionOf(line, markup) })));
  }

  browser.omnibox.onInputStarted.addListener(() => run(() => update('', () => {})));
  browser.omnibox.onInputChanged.addListener((typed, show) => run(() => update(typed, show)));
  browser.omnibox.onInputEntered.addListener((entered, place) => run(() => enter(entered, place)));
}

interface Suggestion {
  readonly content: string;
  readonly description: string;
}

/** How a description marks the search terms and the portal's name. */
interface Markup {
  readonly terms: (text: string) => string;
  readonly portal: (text: string) => string;
  /** The placeholder that the browser replaces by the current input in the first line; null where it has none. */
  readonly typed: string | null;
}

/** Firefox shows plain text; its first line lags one keystroke behind, so it must be valid for any input. */
const plainMarkup: Markup = { terms: (text) => text, portal: (text) => text, typed: null };

/** Chrome parses descriptions as XML (chrome.omnibox, "SuggestResult"). */
const xmlMarkup: Markup = {
  terms: (text) => `<match>${escapeXml(text)}</match>`,
  portal: (text) => `<dim>${escapeXml(text)}</dim>`,
  typed: '<match>%s</match>',
};

function firstDescription(first: OmniboxOffer['first'], { portal, typed }: Markup): string {
  if (first.kind === 'no-portal') return message('omnibox_no_portal');
  if (first.kind === 'home' || typed === null) return message('omnibox_first', portal(first.portal));
  return message('omnibox_search', typed, portal(first.portal));
}

function descriptionOf(line: OmniboxLine, { terms, portal }: Markup): string {
  switch (line.kind) {
    case 'elsewhere':
      return message('omnibox_search', terms(line.terms), portal(line.portal));
    case 'past-search':
      return message('omnibox_past_search', terms(line.terms));
    case 'loan':
    case 'seen':
      return message(`omnibox_${line.kind}`, terms(line.terms));
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Removes the characters that XML 1.0 does not allow; `%s` would be replaced by the current input. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replaceAll('%s', '%\u2060s');
}
