import type { PageModel } from '../model.ts';
import { button, element, shaped } from './dom.ts';
import { icon } from './icons.ts';

/** Banner and menu; `open` receives the number of the selected tab, `childrenMenu` is a parent's menu of children. */
export function banner(
  model: PageModel,
  childrenMenu: HTMLElement,
  open: (genre: number) => void,
): HTMLElement {
  return element('div', 'main-header', {}, identity(model), menu(model, childrenMenu, open), breadcrumb());
}

export function showTab(genre: number, label: string): void {
  for (const item of document.querySelectorAll('li.menuitem-niveau')) {
    if (item.getAttribute('data-genre') === String(genre)) item.setAttribute('aria-current', 'page');
    else item.removeAttribute('aria-current');
  }
  const heading = document.getElementById('breadcrumbBandeau');
  if (heading) heading.textContent = label;
}

function identity(model: PageModel): HTMLElement {
  const framed = model.bannerName === '';
  const user = framed ? '' : `${model.webspace.name} - ${model.bannerName}`;
  const name = framed ? '' : model.school;
  const school = model.markup.schoolInSpan ? element('span', '', {}, name) : name;
  const texts = element(
    'div',
    'ibe_gauche',
    {},
    element('div', 'ibe_util_texte', {}, user),
    element('div', 'ibe_etab', {}, school),
  );
  const avatar = element('span', 'ibe_avatar', { 'aria-hidden': 'true' }, model.initials);
  const actions = element(
    'div',
    'ibe_actions',
    {},
    button('', 'Notifications', () => {}, icon('bell')),
    button('', 'Messagerie', () => {}, icon('message')),
    button('', 'Mode sombre', () => document.body.classList.toggle('dark-mode'), icon('moon')),
    ...(framed ? [] : [avatar, signOut()]),
  );
  const logo = framed ? element('span') : element('span', 'logo-pronote', {}, 'PRONOTE');
  return shaped(model.markup.banner, '', {}, logo, texts, actions);
}

function signOut(): HTMLElement {
  const leave = element(
    'button',
    'icon_deconnexion',
    { 'aria-label': 'Se déconnecter', title: 'Se déconnecter' },
    icon('signout'),
  );
  return element('form', '', { method: 'post', action: 'deconnexion' }, leave);
}

function menu(model: PageModel, childrenMenu: HTMLElement, open: (genre: number) => void): HTMLElement {
  const items = model.tabs.map(({ genre, label }) => {
    const item = element(
      'li',
      'menuitem-niveau',
      { role: 'menuitem', tabindex: '0', 'data-genre': String(genre) },
      label,
    );
    item.addEventListener('click', () => open(genre));
    item.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') open(genre);
    });
    return item;
  });
  const list = element('ul', '', { role: 'menubar', 'aria-label': 'Menu' }, ...items);
  return element('nav', 'objetBandeauEntete_menu', {}, list, childrenMenu);
}

function breadcrumb(): HTMLElement {
  return element(
    'nav',
    'objetBandeauEntete_secondmenu',
    {},
    element('h1', 'titre-onglet', { id: 'breadcrumbBandeau' }),
  );
}
