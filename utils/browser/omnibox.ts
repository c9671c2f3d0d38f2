import type { OmniboxLine, OmniboxOffer } from '../domain/omnibox.ts';
import { browser } from './browser.ts';
import { message } from './i18n.ts';
import { report } from './log.ts';
import type { Place } from './tabs.ts';

export interface OmniboxAnswers {
  readonly offer: (typed: string) => Promise<OmniboxOffer>;
  readonly enter: (entered: string, place: Place) => Promise<void>;
}

/** Answers the address bar after the extension's keyword. Must be called before the background's first await. */
export function answerOmnibox({ offer, enter }: OmniboxAnswers): void {
  let latest = '';

  async function suggest(typed: string, show: (lines: Line[]) => void): Promise<void> {
    latest = typed;
    const { first, lines } = await offer(typed);
    // What was typed meanwhile has a later answer.
    if (latest !== typed) return;
    const words = isFirefox() ? plainWords : markedWords;
    browser.omnibox.setDefaultSuggestion({ description: firstWords(first, words) });
    show(lines.map((line) => ({ content: line.content, description: lineWords(line, words) })));
  }

  browser.omnibox.onInputStarted.addListener(() => {
    suggest('', () => {}).catch((error: unknown) => report('background', error));
  });
  browser.omnibox.onInputChanged.addListener((typed, show) => {
    suggest(typed, show).catch((error: unknown) => report('background', error));
  });
  browser.omnibox.onInputEntered.addListener((entered, place) => {
    enter(entered, place).catch((error: unknown) => report('background', error));
  });
}

interface Line {
  readonly content: string;
  readonly description: string;
}

/** How the words of a description are written: the searched ones, and the name of a portal. */
interface Words {
  readonly sought: (text: string) => string;
  readonly portal: (text: string) => string;
  /** What the browser replaces by what is typed at each moment, in the first line; null where it does not. */
  readonly typed: string | null;
}

/** Firefox shows descriptions as they are, and a first line that is one keystroke behind: it must hold for any words. */
const plainWords: Words = { sought: (text) => text, portal: (text) => text, typed: null };

/** Chrome reads them as XML (chrome.omnibox, "SuggestResult"). */
const markedWords: Words = {
  sought: (text) => `<match>${escaped(text)}</match>`,
  portal: (text) => `<dim>${escaped(text)}</dim>`,
  typed: '<match>%s</match>',
};

function firstWords(first: OmniboxOffer['first'], { portal, typed }: Words): string {
  if (first.kind === 'no-portal') return message('omnibox_no_portal');
  if (first.kind === 'home' || typed === null) return message('omnibox_first', portal(first.portal));
  return message('omnibox_search', typed, portal(first.portal));
}

function lineWords(line: OmniboxLine, { sought, portal }: Words): string {
  switch (line.kind) {
    case 'elsewhere':
      return message('omnibox_search', sought(line.terms), portal(line.portal));
    case 'past-search':
      return message('omnibox_past_search', sought(line.terms));
    case 'loan':
      return message('omnibox_loan', sought(line.terms));
    case 'seen':
      return message('omnibox_seen', sought(line.terms));
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** As XML text, without the characters that XML 1.0 has no place for; `%s` would be replaced by what is typed. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replaceAll('%s', '%\u2060s');
}

/** Its manifest alone has settings of its own. */
function isFirefox(): boolean {
  return browser.runtime.getManifest().browser_specific_settings !== undefined;
}
