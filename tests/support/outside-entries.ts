import type { Menus, Omnibox } from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { frenchText } from './french.ts';

type MenuItem = Menus.CreateCreatePropertiesType;

/** The omnibox, the context menu and the commands, which the fake browser lacks. */
interface SearchEntries {
  /** Distinguishes the browsers: only Firefox has `browser_specific_settings`. */
  manifest: { readonly browser_specific_settings?: object };
  /** The omnibox's first line. */
  firstLine: string;
  /** The current context menu. */
  readonly menu: MenuItem[];
  /** Errors of the context menu. */
  readonly complaints: string[];
  readonly types: (text: string) => Promise<readonly Omnibox.SuggestResult[]>;
  readonly enters: (text: string, place: Omnibox.OnInputEnteredDisposition) => void;
  readonly chooses: (menuItemId: string, selectionText: string) => void;
  readonly presses: (shortcut: string) => void;
}

/** As of the last `addSearchEntries`. */
export let outside: SearchEntries;

type Listener = (...words: never[]) => unknown;

function listeners<Listens extends Listener>() {
  const all: Listens[] = [];
  return { all, event: { addListener: (listener: Listens) => void all.push(listener) } };
}

/** Adds these APIs to the fake browser, without listeners or menu. */
export function addSearchEntries(): void {
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
  const entries = outside;
  Object.assign(fakeBrowser.i18n, { getMessage: frenchText });
  Object.assign(fakeBrowser.runtime, { getManifest: () => entries.manifest });
  Object.assign(fakeBrowser, {
    omnibox: {
      onInputStarted: started.event,
      onInputChanged: changed.event,
      onInputEntered: entered.event,
      setDefaultSuggestion: ({ description }: Omnibox.DefaultSuggestResult) => {
        entries.firstLine = description;
      },
    },
    commands: { onCommand: pressed.event },
    contextMenus: menuOf(entries, clicked.event),
  });
}

/** Rejects what browsers reject: a duplicate id, and an unknown parent. */
function menuOf(entries: SearchEntries, onClicked: unknown) {
  return {
    onClicked,
    async removeAll() {
      entries.menu.length = 0;
    },
    create(item: MenuItem, done: () => void) {
      const isThere = entries.menu.some(({ id }) => id === item.id);
      const isLost = item.parentId !== undefined && !entries.menu.some(({ id }) => id === item.parentId);
      if (isThere || isLost) entries.complaints.push(`menu: ${item.id}`);
      else entries.menu.push(item);
      queueMicrotask(done);
    },
  };
}
