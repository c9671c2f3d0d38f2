import { closeDialog, openDialog } from './dialog.ts';
import type { ShownHome } from './home.ts';

/** What `main.ts` can do with the tabs. */
export interface Tabs {
  readonly home: () => ShownHome | undefined;
  /** Opens another tab, or the home page, which is rendered in the same task. */
  readonly leave: () => void;
  readonly comeBack: () => void;
  /** Replaces the home element by a new one, in one task. */
  readonly swap: () => void;
}

/**
 * What PRONOTE does to its page by itself or after a click, for tests to call in the page's own world:
 * `sandboxPronote.swap()`. Each action is complete when it returns, except `refresh`, which PRONOTE does in two steps.
 */
export function exposeActions({ home, leave, comeBack, swap }: Tabs): void {
  const action = (act: (shown: ShownHome) => void) => () => {
    const shown = home();
    if (shown !== undefined) act(shown);
  };
  let second: Node | null = null;
  Object.assign(window, {
    sandboxPronote: {
      leave,
      comeBack,
      swap,
      openDialog,
      closeDialog,
      wide: action((shown) => shown.rearrange('wide')),
      middle: action((shown) => shown.rearrange('middle')),
      narrow: action((shown) => shown.rearrange('narrow')),
      small: action((shown) => shown.rearrange('small')),
      close: action((shown) => shown.close('absences')),
      reopen: action((shown) => shown.reopen()),
      refresh: action((shown) => shown.refresh('absences')),
      /** Two home pages at once, the new one after the old one, as during a slide transition. */
      addSecondHome: action((shown) => {
        second = copyWithoutForeign(shown.element);
        shown.element.after(second);
      }),
      /** Removes the old one of two home pages. */
      removeOldHome: action((shown) => shown.element.remove()),
      removeSecondHome: () => second?.parentNode?.removeChild(second),
    },
  });
}

/** A copy of a home page without elements added by others. */
function copyWithoutForeign(home: HTMLElement): Node {
  const copy = home.cloneNode(true);
  if (copy instanceof HTMLElement)
    for (const stranger of copy.querySelectorAll('.wrapper-cols > :not(.widget)')) stranger.remove();
  return copy;
}
