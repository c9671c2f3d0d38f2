import type { Menus, Omnibox } from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { frenchText } from './french.ts';

type MenuItem = Menus.CreateCreatePropertiesType;

/** The address bar, the menu of selected texts and the keyboard's shortcut, which the stand-in for the browser lacks. */
interface WaysFromOutside {
  /** What tells the browsers apart: Firefox has settings of its own in the manifest. */
  manifest: { readonly browser_specific_settings?: object };
  /** What the address bar shows as its first line. */
  firstLine: string;
  /** The menu as it stands. */
  readonly menu: MenuItem[];
  /** The browser's complaints. */
  readonly complaints: string[];
  readonly types: (text: string) => Promise<readonly Omnibox.SuggestResult[]>;
  readonly enters: (text: string, place: Omnibox.OnInputEnteredDisposition) => void;
  readonly chooses: (menuItemId: string, selectionText: string) => void;
  readonly presses: (shortcut: string) => void;
}

/** As of the last `openWaysFromOutside`. */
export let outside: WaysFromOutside;

type Listener = (...words: never[]) => unknown;

function listeners<Listens extends Listener>() {
  const all: Listens[] = [];
  return { all, event: { addListener: (listener: Listens) => void all.push(listener) } };
}

/** Gives the stand-in these doors, all new: nobody listens, and there is no menu. */
export function openWaysFromOutside(): void {
  type Show = (lines: Omnibox.SuggestResult[]) => void;
  const started = listeners<() => void>();
  const changed = listeners<(text: string, show: Show) => void>();
  const entered = listeners<(text: string, place: Omnibox.OnInputEnteredDisposition) => void>();
  const clicked = listeners<(info: { menuItemId: string; selectionText: string }) => void>();
  const pressed = listeners<(name: string) => void>();
  outside = {
    manifest: {},
    firstLine: '',
    menu: [],
    complaints: [],
    types: (text) => new Promise((show) => changed.all.at(-1)?.(text, show)),
    enters: (text, place) => entered.all.at(-1)?.(text, place),
    chooses: (menuItemId, selectionText) => clicked.all.at(-1)?.({ menuItemId, selectionText }),
    presses: (name) => pressed.all.at(-1)?.(name),
  };
  const ways = outside;
  Object.assign(fakeBrowser.i18n, { getMessage: frenchText });
  Object.assign(fakeBrowser.runtime, { getManifest: () => ways.manifest });
  Object.assign(fakeBrowser, {
    omnibox: {
      onInputStarted: started.event,
      onInputChanged: changed.event,
      onInputEntered: entered.event,
      setDefaultSuggestion: ({ description }: Omnibox.DefaultSuggestResult) => {
        ways.firstLine = description;
      },
    },
    commands: { onCommand: pressed.event },
    contextMenus: menuOf(ways, clicked.event),
  });
}

/** A menu that refuses what browsers refuse: a second entry of one name, and one below an entry that is not there. */
function menuOf(ways: WaysFromOutside, onClicked: unknown) {
  return {
    onClicked,
    async removeAll() {
      ways.menu.length = 0;
    },
    create(item: MenuItem, done: () => void) {
      const isThere = ways.menu.some(({ id }) => id === item.id);
      const isLost = item.parentId !== undefined && !ways.menu.some(({ id }) => id === item.parentId);
      if (isThere || isLost) ways.complaints.push(`menu: ${item.id}`);
      else ways.menu.push(item);
      queueMicrotask(done);
    },
  };
}
