import type { PageModel } from '../model.ts';
import { banner, showTab } from './banner.ts';
import { element } from './dom.ts';
import { showHome } from './home.ts';

const homeGenre = 7;
/** The real page comes up in stages: the banner first, the home page when its data have arrived. */
const homeDelayMs = 200;

const model: PageModel = JSON.parse(document.querySelector('script[data-model]')?.textContent ?? '');
const place = element('main', 'interface_affV_client', { tabindex: '-1' });
let leaving = new AbortController();

document.getElementById('div')?.append(element('div', 'interface_affV', {}, banner(model, open), place));
open(homeGenre);

document.addEventListener('keydown', (event) => {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  if (event.altKey && event.shiftKey && digit !== undefined)
    document.body.setAttribute('data-shortcut', digit);
});

function open(genre: number): void {
  const tab = model.tabs.find((candidate) => candidate.genre === genre);
  if (tab === undefined) return;
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  showTab(genre, tab.label);
  document.title = `${genre === homeGenre ? "Page d'accueil" : tab.label} - ${model.webspace.name} - PRONOTE ${model.version} - ${model.school}`;
  place.replaceChildren();
  if (genre !== homeGenre) {
    place.append(element('div', 'page-onglet', {}, `« ${tab.label} » n’est pas imité dans ce bac à sable.`));
    return;
  }
  window.setTimeout(() => {
    if (!signal.aborted) showHome(place, model, signal);
  }, homeDelayMs);
}
