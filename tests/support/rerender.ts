import type { PageDriver } from './browsers/page-driver.ts';

/** An action of PRONOTE on its page; see `tests/sandbox/pronote/client/page-actions.ts`. */
export type PageAction =
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
  | 'addSecondHome'
  | 'removeOldHome'
  | 'removeSecondHome';

/** The user's unfinished input in the panel. */
export interface PanelInput {
  readonly text: string;
  readonly focused: boolean;
  /** Start and end; null when the field does not have the focus. */
  readonly selection: readonly [number | null, number | null];
  /** Scroll position, in pixels, of each list with its own scroll bar. */
  readonly scrolled: readonly number[];
  /** Whether each `details` element is open. */
  readonly open: readonly boolean[];
}

export interface Outcome {
  /** Frames until the panel was back, 1 for the next frame; null when it took more than ten. */
  readonly frames: number | null;
  readonly hosts: number;
  /** Class of the panel's parent element. */
  readonly place: string;
  readonly input: PanelInput;
}

/** One line of text, for readable comparisons. */
export function outcomeText({ frames, hosts, place, input }: Outcome): string {
  const { text, focused, selection, scrolled, open } = input;
  const focus = focused ? `focus on ${selection.join('–')}` : 'no focus';
  return `frame ${frames}, ${hosts} panel in “${place}”: “${text}”, ${focus}, scrolled [${scrolled}], open [${open}]`;
}

/** Functions for expressions in the page's own world; the panel's shadow root is open. */
const tools = `
  const panel = () => document.querySelector('compagnon-cdi');
  const parts = (name) => [...(panel()?.shadowRoot.querySelectorAll(name) ?? [])];
  const input = () => {
    const [field] = parts('input[role=combobox]');
    const focused = panel()?.shadowRoot.activeElement === field && document.activeElement === panel();
    return {
      text: field?.value ?? '',
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
   * Resolves at the end of the next frame's callbacks. The extension requests a frame in the microtasks after the
   * change; requested later, this callback runs after the extension's within the same frame.
   */
  const frame = async () => {
    for (let i = 0; i < 5; i++) await null;
    await new Promise((resolve) => requestAnimationFrame(() => queueMicrotask(resolve)));
  };`;

/** Runs actions of PRONOTE one after the other in one task, and reports the panel's state afterwards. */
export function afterActions(
  page: PageDriver,
  actions: readonly PageAction[],
  column: string,
): Promise<Outcome> {
  return page.evaluate<Outcome>(`(async () => {
    ${tools}
    ${actions.map((action) => `sandboxPronote.${action}();`).join(' ')}
    let frames = null;
    for (let drawn = 1; drawn <= 10 && frames === null; drawn++) {
      await frame();
      if (isBack(${JSON.stringify(column)})) frames = drawn;
    }
    const hosts = document.querySelectorAll('compagnon-cdi');
    return { frames, hosts: hosts.length, place: hosts[0]?.parentElement?.className ?? '', input: input() };
  })()`);
}

/**
 * Creates unfinished input: text, a selection, a scrolled list, open `details`. Browsers dispatch scroll events in the
 * next frame, and PRONOTE never acts sooner than that.
 */
export function startInput(page: PageDriver, text: string): Promise<PanelInput> {
  return page.evaluate<PanelInput>(`(async () => {
    ${tools}
    const [field] = parts('input[role=combobox]');
    field.value = ${JSON.stringify(text)};
    field.focus();
    field.setSelectionRange(1, 4);
    for (const list of parts('.long')) list.scrollTop = 60;
    for (const part of parts('details')) part.open = true;
    await frame();
    await frame();
    return input();
  })()`);
}
