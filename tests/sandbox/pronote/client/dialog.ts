import { button, element } from './dom.ts';

/** Opens one of PRONOTE's own dialogs over the page, and moves the focus into it. */
export function openDialog(): void {
  const close = button('', 'Fermer', closeDialog, 'Fermer');
  const text = element('p', '', {}, 'Votre session va expirer dans deux minutes.');
  const attributes = { role: 'dialog', 'aria-modal': 'true', 'aria-label': 'Information', tabindex: '-1' };
  const dialog = element('div', 'fenetre', attributes, text, close);
  zone()?.replaceChildren(element('div', 'fenetre-voile', {}, dialog));
  close.focus();
}

export function closeDialog(): void {
  zone()?.replaceChildren();
}

function zone(): HTMLElement | null {
  return document.getElementById('zone_fenetre');
}
