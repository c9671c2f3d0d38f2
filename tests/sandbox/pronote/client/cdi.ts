import type { CdiLoan, CdiWidget } from '../model.ts';
import { button, element, randomId } from './dom.ts';
import { icon } from './icons.ts';

type Portal = CdiWidget['portals'][number];

/** The portal selected in a widget, kept when the widget's section is re-rendered. */
const chosen = new WeakMap<CdiWidget, Portal>();

/** The content of PRONOTE's CDI widget below its header, after Vexcited/PRONOTE.modules.js (2025.2.8). */
export function cdiBody(widget: CdiWidget): HTMLElement[] {
  const content = element('div', 'content-container overflow-auto', { role: 'presentation' });
  const show = (portal: Portal) => {
    chosen.set(widget, portal);
    content.replaceChildren(searchBox(), ...loanList(portal), element('div', 'as-footer'));
  };
  const first = chosen.get(widget) ?? widget.portals[0];
  if (first === undefined) return [content];
  show(first);
  return widget.portals.length > 1 ? [portalChoice(widget.portals, first, show), content] : [content];
}

/** The header's link to the portal. */
export function portalLink(): HTMLElement {
  return button('as-button', 'Ouvrir le portail', () => openPortal(''), icon('external_link'));
}

/** Assumed: each click selects the next portal; the real combo box opens a list. */
function portalChoice(
  portals: readonly Portal[],
  first: Portal,
  show: (portal: Portal) => void,
): HTMLElement {
  let shown = portals.indexOf(first);
  const combo = element(
    'div',
    'date-choix',
    { role: 'combobox', tabindex: '0', 'aria-label': 'Portail' },
    first.name,
  );
  combo.addEventListener('click', () => {
    shown = (shown + 1) % portals.length;
    const next = portals[shown] ?? first;
    combo.textContent = next.name;
    show(next);
  });
  return element('div', 'filtre-conteneur', {}, combo);
}

function searchBox(): HTMLElement {
  const id = `${randomId()}_inputSearch`;
  const field = element('input', '', { id, type: 'text' });
  const search = () => {
    if (field.value.trim() !== '') openPortal(field.value);
  };
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') search();
  });
  const go = document.createElement('ie-btnicon');
  go.className = 'icon_search as-button';
  go.title = 'Lancer la recherche';
  go.append(icon('search'));
  go.addEventListener('click', search);
  const label = element('label', '', { for: id }, 'Rechercher un document');
  return element('div', 'recherche-cdi', {}, label, field, go);
}

function loanList({ loans }: Portal): HTMLElement[] {
  if (loans === null) return [];
  // Assumed: the wording of the sentence.
  if (loans.length === 0) return [element('div', 'infos-ligne', {}, 'Aucun emprunt en cours')];
  const heading = element('div', 'titre-ligne', {}, `Emprunt(s) en cours (${loans.length})`);
  return [heading, element('dl', '', {}, ...loans.flatMap(loanRows))];
}

function loanRows({ title, address, comment, borrowed, due, late }: CdiLoan): HTMLElement[] {
  const tooltip = comment === null ? {} : { title: comment };
  const name =
    address === null
      ? element('span', '', tooltip, title)
      : element('a', '', { href: address, target: '_blank', ...tooltip }, title);
  const end = element('span', '', {}, element('span', '', {}, `À rendre le : ${due}`));
  if (late) end.append(element('span', 'icon icon_warning_sign date-alert'));
  const days = element('dd', '', {}, element('span', '', {}, `Emprunté le : ${borrowed}`), end);
  return [element('dt', '', {}, name), days];
}

/** Opens a waiting page in a new tab, then replaces it by the URL from the server, which may be single-use. */
async function openPortal(recherche: string): Promise<void> {
  const tab = window.open('message.html?G=patiencePartenaire');
  const body = new URLSearchParams({ recherche });
  const answer = await fetch('partenaire', { method: 'POST', body });
  const { url }: { readonly url?: unknown } = await answer.json();
  if (typeof url === 'string') tab?.location.replace(url);
  else tab?.close();
}
