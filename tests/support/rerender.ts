import type { PageDriver } from './browsers/page-driver.ts';

/** One of the things that PRONOTE does to its page; see `tests/sandbox/pronote/client/deeds.ts`. */
export type Deed =
  | 'wide'
  | 'middle'
  | 'narrow'
  | 'small'
  | 'close'
  | 'reopen'
  | 'refresh'
  | 'leave'
  | 'comeBack'
  | 'swap'
  | 'openDialog'
  | 'closeDialog'
  | 'secondHome'
  | 'oldHomeGone'
  | 'noSecondHome';

/** What the person has under way in the panel. */
export interface Work {
  readonly words: string;
  readonly focused: boolean;
  /** Selected from and to; null where the field has no focus. */
  readonly selection: readonly [number | null, number | null];
  /** Pixels that each list with a scroll bar of its own is scrolled by. */
  readonly scrolled: readonly number[];
  /** Folding parts that are open. */
  readonly open: readonly boolean[];
}

export interface Outcome {
  /** Frames until the panel was back, 1 for the very next one; null when it was not within ten. */
  readonly frames: number | null;
  readonly hosts: number;
  /** Class of the element that holds the panel. */
  readonly place: string;
  readonly work: Work;
}

/** One line, for a comparison that can be read. */
export function told({ frames, hosts, place, work }: Outcome): string {
  const { words, focused, selection, scrolled, open } = work;
  const focus = focused ? `focus on ${selection.join('–')}` : 'no focus';
  return `frame ${frames}, ${hosts} panel in “${place}”: “${words}”, ${focus}, scrolled [${scrolled}], open [${open}]`;
}

/** Expressions for the page's own world; the panel's shadow root is open. */
const tools = `
  const panel = () => document.querySelector('compagnon-cdi');
  const parts = (name) => [...(panel()?.shadowRoot.querySelectorAll(name) ?? [])];
  const work = () => {
    const [field] = parts('input[role=combobox]');
    const focused = panel()?.shadowRoot.activeElement === field && document.activeElement === panel();
    return {
      words: field?.value ?? '',
      focused,
      selection: focused ? [field.selectionStart, field.selectionEnd] : [null, null],
      scrolled: parts('.long').map((list) => Math.round(list.scrollTop)),
      open: parts('details').map(({ open }) => open),
    };
  };
  const isBack = (column) => {
    const home = document.querySelector('.AffichagePageAccueil');
    const hosts = document.querySelectorAll('compagnon-cdi');
    return hosts.length === 1 && hosts[0].isConnected && home?.querySelector('.wrapper-cols.' + column) === hosts[0].parentElement;
  };
  /**
   * The end of the next frame's work. The extension looks at the page in a frame that it asks for when it hears of the
   * change, in the microtasks after it; asked for later, ours is called after it within the same frame.
   */
  const frame = async () => {
    for (let i = 0; i < 5; i++) await null;
    await new Promise((resolve) => requestAnimationFrame(() => queueMicrotask(resolve)));
  };`;

/** Lets PRONOTE do things to its page, one after the other in one task, and tells how the panel came out of it. */
export function afterDeeds(page: PageDriver, deeds: readonly Deed[], column: string): Promise<Outcome> {
  return page.evaluate<Outcome>(`(async () => {
    ${tools}
    ${deeds.map((deed) => `sandboxPronote.${deed}();`).join(' ')}
    let frames = null;
    for (let drawn = 1; drawn <= 10 && frames === null; drawn++) {
      await frame();
      if (isBack(${JSON.stringify(column)})) frames = drawn;
    }
    const hosts = document.querySelectorAll('compagnon-cdi');
    return { frames, hosts: hosts.length, place: hosts[0]?.parentElement?.className ?? '', work: work() };
  })()`);
}

/**
 * Gives the person something under way: words, a selection in them, a list scrolled by, folding parts opened. Browsers
 * tell of scrolling in the next frame, and PRONOTE is never quicker than that.
 */
export function startWork(page: PageDriver, words: string): Promise<Work> {
  return page.evaluate<Work>(`(async () => {
    ${tools}
    const [field] = parts('input[role=combobox]');
    field.value = ${JSON.stringify(words)};
    field.focus();
    field.setSelectionRange(1, 4);
    for (const list of parts('.long')) list.scrollTop = 60;
    for (const part of parts('details')) part.open = true;
    await frame();
    await frame();
    return work();
  })()`);
}
