import { closeDialog, openDialog } from './dialog.ts';
import type { ShownHome } from './home.ts';

/** What `main.ts` can do with the tabs. */
export interface Tabs {
  readonly home: () => ShownHome | undefined;
  /** Goes to another tab, or to the home page, which comes up in the same task. */
  readonly leave: () => void;
  readonly comeBack: () => void;
  /** Puts a new home element in the place of the old one, in one task. */
  readonly swap: () => void;
}

/**
 * What PRONOTE does to its page by itself, or in answer to a click, for tests to call in the page's own world:
 * `sandboxPronote.swap()`. Each deed has done its work when it returns, except `refresh`, which PRONOTE does in two steps.
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
      /** For a moment there are two home pages, the new one behind the old one, as while one slides over another. */
      secondHome: deed((shown) => {
        second = copyWithoutOthers(shown.element);
        shown.element.after(second);
      }),
      /** The old one of two home pages goes. */
      oldHomeGone: deed((shown) => shown.element.remove()),
      noSecondHome: () => second?.parentNode?.removeChild(second),
    },
  });
}

/** A copy of a home page without what others have put into it. */
function copyWithoutOthers(home: HTMLElement): Node {
  const copy = home.cloneNode(true);
  if (copy instanceof HTMLElement)
    for (const stranger of copy.querySelectorAll('.wrapper-cols > :not(.widget)')) stranger.remove();
  return copy;
}
