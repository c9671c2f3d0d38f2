import type { Home, PageModel } from '../model.ts';
import { banner, showTab } from './banner.ts';
import { childrenMenu } from './children-menu.ts';
import { element, renameClasses, shaped } from './dom.ts';
import { type ShownHome, showHome } from './home.ts';
import { exposeActions } from './page-actions.ts';

const homeGenre = 7;
/** The real page is rendered in stages: the banner first, the home page when its data have arrived. */
const homeDelayMs = 200;

const model: PageModel = JSON.parse(document.querySelector('script[data-model]')?.textContent ?? '');
renameClasses(model.markup.renamed);
const place = shaped(model.markup.client, '', { tabindex: '-1' });
let leaving = new AbortController();
let openGenre = homeGenre;
let home = model.homes[0];
let shown: ShownHome | undefined;
let coming = 0;

const children = childrenMenu(model.homes, (chosen: Home) => {
  home = chosen;
  open(openGenre);
});
document
  .getElementById('div')
  ?.append(element('div', 'interface_affV', {}, banner(model, children, open), place));
open(homeGenre);
exposeActions({
  home: () => shown,
  leave: () => open(model.tabs.find(({ genre }) => genre !== homeGenre)?.genre ?? homeGenre),
  comeBack() {
    open(homeGenre);
    show();
  },
  swap() {
    const old = leaving;
    leaving = new AbortController();
    show();
    old.abort();
  },
});

// PRONOTE handles every key on the document; Alt+Shift+digit opens a tab.
document.addEventListener('keydown', (event) => {
  const { dataset } = document.body;
  dataset['keysHeard'] = String(Number(dataset['keysHeard'] ?? 0) + 1);
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  if (event.altKey && event.shiftKey && digit !== undefined) dataset['shortcut'] = digit;
});

function open(genre: number): void {
  const tab = model.tabs.find((candidate) => candidate.genre === genre);
  if (tab === undefined) return;
  openGenre = genre;
  leaving.abort();
  leaving = new AbortController();
  shown = undefined;
  const { signal } = leaving;
  showTab(genre, tab.label);
  document.title = `${genre === homeGenre ? "Page d'accueil" : tab.label} - ${model.webspace.name} - PRONOTE ${model.version} - ${model.school}`;
  place.replaceChildren();
  if (genre !== homeGenre) {
    place.append(element('div', 'page-onglet', {}, `« ${tab.label} » n’est pas imité dans ce bac à sable.`));
    return;
  }
  if (!model.hasHome) return;
  coming = window.setTimeout(show, homeDelayMs);
  const timer = coming;
  signal.addEventListener('abort', () => window.clearTimeout(timer));
}

function show(): void {
  window.clearTimeout(coming);
  if (home !== undefined) shown = showHome(place, model, home, leaving.signal);
}
