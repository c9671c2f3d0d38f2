/** Of these frames the one that shows something of this host. */
export function frameOf<Frame extends { url(): string }>(frames: readonly Frame[], host: string): Frame {
  const found = frames.find((frame) => URL.parse(frame.url())?.hostname === host);
  if (found === undefined) throw new Error(`no frame shows ${host}`);
  return found;
}

/** A part of what is in sight, in CSS pixels from its upper left corner. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A tab of a real browser: only what a hand and an eye can do, and a look into the page. */
export interface PageDriver {
  readonly goto: (address: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  /** Runs an expression in the page's own world and gives its value, which must be JSON. */
  readonly evaluate: <Value>(expression: string) => Promise<Value>;
  /** The same in a frame of the page, by the host of what it shows; throws while there is none. */
  readonly evaluateInFrame: <Value>(host: string, expression: string) => Promise<Value>;
  /** Runs an expression in the world of our content script in this tab, and gives what it resolves to, as JSON. */
  readonly evaluateInContentScript: <Value>(expression: string) => Promise<Value>;
  /** Runs a script in every page to come, before the page's own. */
  readonly beforeEveryPage: (script: string) => Promise<void>;
  readonly clickAt: (x: number, y: number) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** A key by its `KeyboardEvent` name, e.g. `Enter`, or several held together, e.g. `Alt+Shift+Digit1`. */
  readonly press: (key: string) => Promise<void>;
  /** Chooses files of this computer in the page's file chooser with this selector. */
  readonly upload: (selector: string, files: readonly string[]) => Promise<void>;
  /** A picture of what is in sight, or of a part of it. */
  readonly screenshot: (file: string, part?: Part) => Promise<void>;
  /** From here on the person likes pages light or dark; false where the browser must be told when it starts. */
  readonly preferColours: (scheme: 'light' | 'dark') => Promise<boolean>;
  readonly bringToFront: () => Promise<void>;
  readonly resize: (width: number, height: number) => Promise<void>;
  /** What the tab holds after all rubbish was collected; null where the browser does not tell. */
  readonly memory: () => Promise<PageMemory | null>;
  readonly close: () => Promise<void>;
}

/** Counts for the whole tab: the page, and what extensions have put into it. */
export interface PageMemory {
  readonly nodes: number;
  readonly listeners: number;
}

/** What opens behind the extension's button in the toolbar. */
export interface ToolbarPopup {
  readonly words: () => Promise<string>;
  /** As a person does, so that the browser may be asked for a permission. */
  readonly click: (selector: string) => Promise<void>;
}

/** Where one searches without any page of ours: the browser's own parts, as far as each browser lets a test reach them. */
export interface OutsideThePage {
  /** The lines that the address bar offers for these words after the extension's keyword, as plain text. */
  readonly addressBarOffers: (typed: string) => Promise<readonly string[]>;
  /** Presses Enter on these words after the extension's keyword. */
  readonly enterInAddressBar: (typed: string) => Promise<void>;
  /** Our entries in the menu over this text of the page in front, once it is selected. */
  readonly menuOver: (text: string) => Promise<readonly string[]>;
  /** Chooses our entry there. */
  readonly searchSelected: (text: string) => Promise<void>;
  /** Strikes the shortcut that leads to the search box. */
  readonly pressShortcut: () => Promise<void>;
}

/** A real browser with the built extension in it. */
export interface BrowserDriver {
  readonly name: BrowserName;
  readonly newPage: () => Promise<PageDriver>;
  /** Addresses of the tabs that are open. */
  readonly openAddresses: () => Promise<readonly string[]>;
  /** Everything written to any console of pages and, where the browser shows them, of the extension. */
  readonly consoleLines: () => readonly string[];
  /** The folder into which it saves what is downloaded; gone with the browser. */
  readonly downloads: string;
  /** Address of one of the extension's own pages. */
  readonly extensionPage: (path: string) => string;
  /** Ends the background at once, as the browser does when it needs memory; false where it has no such command. */
  readonly killBackground: () => Promise<boolean>;
  /** Presses the extension's button in the toolbar, over the tab in front, whose address contains `address`. */
  readonly pressToolbarButton: (address: string) => Promise<ToolbarPopup>;
  readonly outside: OutsideThePage;
  /** Answers yes beforehand to the question whether the extension may enter this host. */
  readonly sayYesTo: (host: string) => Promise<void>;
  /** Back to the state after its start: a fresh extension, one empty tab, nothing stored by any site. */
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Resolves when the person has closed the browser. */
  readonly closed: Promise<void>;
}

export const browserNames = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

export interface LaunchOptions {
  /** Port of the sandbox, which is the proxy of everything that the browser asks for. */
  readonly proxyPort: number;
  readonly headless: boolean;
  readonly size: { readonly width: number; readonly height: number };
  readonly language: 'fr' | 'en';
  readonly dark?: boolean;
  /** High contrast, in the few colours of the system. */
  readonly forcedColors?: boolean;
  /** False for a browser as it is without us. */
  readonly extension?: boolean;
  /** True where the person has agreed to notifications. */
  readonly notifications?: boolean;
  /** Environment variables of all its processes, besides our own. */
  readonly variables?: Readonly<Record<string, string>>;
}
