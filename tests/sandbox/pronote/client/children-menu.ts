import type { Home } from '../model.ts';
import { button, element } from './dom.ts';

/** A parent's menu of children, the selected one first; empty for everyone else. */
export function childrenMenu(homes: readonly Home[], choose: (home: Home) => void): HTMLElement {
  const made = element('div', 'objetBandeauEntete_membres');
  const show = (chosen: Home) => {
    if (chosen.member === null) return;
    const others = homes.flatMap((home) => {
      if (home === chosen || home.member === null) return [];
      const pick = () => {
        show(home);
        choose(home);
      };
      return [button('membre', home.member, pick, home.member)];
    });
    made.replaceChildren(element('span', 'label-menu_niveau0', {}, chosen.member), ...others);
  };
  if (homes[0] !== undefined) show(homes[0]);
  return made;
}
