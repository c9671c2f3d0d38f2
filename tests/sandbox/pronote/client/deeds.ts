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
export function offerDeeds({ home, leave, comeBack, swap }: Tabs): void {
  const deed = (act: (shown: ShownHome) => void) => () => {
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
      wide: deed((shown) => shown.rearrange('wide')),
      middle: deed((shown) => shown.rearrange('middle')),
      narrow: deed((shown) => shown.rearrange('narrow')),
      small: deed((shown) => shown.rearrange('small')),
      close: deed((shown) => shown.close('absences')),
      reopen: deed((shown) => shown.reopen()),
      refresh: deed((shown) => shown.refresh('absences')),
      /** Two home pages at once, the new one after the old one, as during a slide transition. */
      secondHome: deed((shown) => {
        second = copyWithoutOthers(shown.element);
        shown.element.after(second);
      }),
      /** Removes the old one of two home pages. */
      oldHomeGone: deed((shown) => shown.element.remove()),
      noSecondHome: () => second?.parentNode?.removeChild(second),
    },
  });
}

/** A copy of a home page without elements added by others. */
function copyWithoutOthers(home: HTMLElement): Node {
  const copy = home.cloneNode(true);
  if (copy instanceof HTMLElement)
    for (const stranger of copy.querySelectorAll('.wrapper-cols > :not(.widget)')) stranger.remove();
  return copy;
}
