/** Returns the frame that shows a page of this host; throws when there is none. */
export function frameOf<Frame extends { url(): string }>(frames: readonly Frame[], host: string): Frame {
  const found = frames.find((frame) => URL.parse(frame.url())?.hostname === host);
  if (found === undefined) throw new Error(`no frame shows ${host}`);
  return found;
}

/** A part of the viewport, in CSS pixels from its top left corner. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A tab of a real browser: user input, screenshots and script evaluation. */
export interface PageDriver {
  readonly goto: (address: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  /** Evaluates an expression in the page's own world; the value must be JSON. */
  readonly evaluate: <Value>(expression: string) => Promise<Value>;
  /** The same in a frame of the page, by the host of its URL; throws when there is none. */
  readonly evaluateInFrame: <Value>(host: string, expression: string) => Promise<Value>;
  /** Evaluates an expression in the content script's world of this tab and awaits it; the value must be JSON. */
  readonly evaluateInContentScript: <Value>(expression: string) => Promise<Value>;
  /** Runs a script in every later page, before the page's own scripts. */
  readonly beforeEveryPage: (script: string) => Promise<void>;
  readonly clickAt: (x: number, y: number) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** A key by its `KeyboardEvent` name, e.g. `Enter`, or a combination, e.g. `Alt+Shift+Digit1`. */
  readonly press: (key: string) => Promise<void>;
  /** Selects files in the file input that matches this selector. */
  readonly upload: (selector: string, files: readonly string[]) => Promise<void>;
  /** A screenshot of the viewport, or of a part of it. */
  readonly screenshot: (file: string, part?: Part) => Promise<void>;
  /** Sets the preferred colour scheme; false when the browser can set it only at its start. */
  readonly preferColours: (scheme: 'light' | 'dark') => Promise<boolean>;
  readonly bringToFront: () => Promise<void>;
  readonly resize: (width: number, height: number) => Promise<void>;
  /** Counts after garbage collection; null when the browser does not expose them. */
  readonly memory: () => Promise<PageMemory | null>;
  readonly close: () => Promise<void>;
}

/** Counts for the whole tab, including what extensions have added to the page. */
export interface PageMemory {
  readonly nodes: number;
  readonly listeners: number;
}

/** The popup of the extension's toolbar button. */
export interface ToolbarPopup {
  readonly text: () => Promise<string>;
  /** With user activation, so that a permission may be requested. */
  readonly click: (selector: string) => Promise<void>;
}

/** The browser's own search entry points, as far as each browser exposes them to tests. */
export interface BrowserUi {
  /** The suggestions of the address bar for this text after the extension's keyword, as plain text. */
  readonly addressBarSuggestions: (typed: string) => Promise<readonly string[]>;
  /** Submits this text after the extension's keyword. */
  readonly submitAddressBar: (typed: string) => Promise<void>;
  /** The extension's entries in the context menu over this text of the active page, once it is selected. */
  readonly contextMenuEntries: (text: string) => Promise<readonly string[]>;
  /** Selects the text and chooses the extension's entry. */
  readonly chooseMenuEntry: (text: string) => Promise<void>;
  /** Presses the shortcut that focuses the search box. */
  readonly pressShortcut: () => Promise<void>;
}

/** A real browser with the built extension in it. */
export interface BrowserDriver {
  readonly name: BrowserName;
  readonly newPage: () => Promise<PageDriver>;
  /** URLs of the open tabs. */
  readonly openAddresses: () => Promise<readonly string[]>;
  /** Console output of all pages and, where the browser exposes it, of the extension. */
  readonly consoleLines: () => readonly string[];
  /** The download folder; deleted when the browser is closed. */
  readonly downloads: string;
  /** URL of one of the extension's own pages. */
  readonly extensionPage: (path: string) => string;
  /** Terminates the background, as the browser does to free memory; false where the browser has no such command. */
  readonly killBackground: () => Promise<boolean>;
  /** Clicks the extension's toolbar button, for the active tab, whose URL contains `address`. */
  readonly pressToolbarButton: (address: string) => Promise<ToolbarPopup>;
  readonly browserUi: BrowserUi;
  /** Grants the extension's permission for this host in advance. */
  readonly grantHost: (host: string) => Promise<void>;
  /** Restores the state after the start: a newly installed extension, one empty tab, no site data. */
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Resolves when the user has closed the browser. */
  readonly closed: Promise<void>;
}

export const browserNames = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

export interface LaunchOptions {
  /** Whether `reset` will be called: Chromium then loads the extension after its start. */
  readonly resettable?: boolean;
  /** Port of the sandbox, which is the browser's proxy. */
  readonly proxyPort: number;
  readonly headless: boolean;
  readonly size: { readonly width: number; readonly height: number };
  readonly language: 'fr' | 'en';
  readonly dark?: boolean;
  /** High contrast, with the few colours of the system. */
  readonly forcedColors?: boolean;
  /** False for a browser without the extension. */
  readonly extension?: boolean;
  /** True when the user has granted the notifications permission. */
  readonly notifications?: boolean;
  /** Environment variables of all its processes, in addition to those of this process. */
  readonly variables?: Readonly<Record<string, string>>;
}
