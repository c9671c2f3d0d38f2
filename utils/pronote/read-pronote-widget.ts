import type { PageSelectors } from '../domain/page-selectors.ts';
import type { LoanTexts, PronoteWidgetTexts } from '../domain/pronote-widget.ts';
import type { PronotePage } from './pronote-page.ts';

/** PRONOTE's own CDI widget and its texts; null when there is none, or when it is closed. */
export function readPronoteWidget(
  page: PronotePage,
): { readonly widget: Element; readonly texts: PronoteWidgetTexts } | null {
  const found = findPronoteWidget(page);
  return found === null ? null : { widget: found.widget, texts: textsOf(found.widget, found.selectors) };
}

/** PRONOTE's CDI widget in the home page; null when there is none, or when it is closed (`display: none`). */
export function findPronoteWidget(
  page: PronotePage,
): { readonly widget: Element; readonly selectors: PageSelectors } | null {
  for (const selectors of page.selectors) {
    for (const widget of page.document.querySelectorAll(`${selectors.home} ${selectors.cdiWidget}`)) {
      if (getComputedStyle(widget).display !== 'none') return { widget, selectors };
    }
  }
  return null;
}

function textsOf(widget: Element, { cdiTitle, cdiChoice, cdiChosen }: PageSelectors): PronoteWidgetTexts {
  const choice = widget.querySelector(cdiChoice);
  return {
    title: widget.querySelector(cdiTitle)?.textContent ?? '',
    chosen: choice?.textContent?.trim() ? (choice.querySelector(cdiChosen)?.textContent ?? '') : null,
    words: textNodes(widget, (parent) => parent.closest('dl') === null),
    loans: [...widget.querySelectorAll('dl dt')].map(loanTexts),
  };
}

function loanTexts(term: Element): LoanTexts {
  const details: string[] = [];
  let alert = false;
  for (let next = term.nextElementSibling; next?.localName === 'dd'; next = next.nextElementSibling) {
    details.push(...textNodes(next));
    alert ||= next.querySelector('[class*="alert" i]') !== null;
  }
  return {
    title: term.textContent ?? '',
    address: term.querySelector('a')?.getAttribute('href') ?? null,
    // Separated: the text after a date may begin with a digit.
    details: details.join(' '),
    alert,
  };
}

function textNodes(root: Element, wanted: (parent: Element) => boolean = () => true): string[] {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    const { parentElement, nodeValue } = walker.currentNode;
    if (parentElement !== null && wanted(parentElement)) texts.push(nodeValue ?? '');
  }
  return texts;
}
