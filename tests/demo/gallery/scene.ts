import type { MessageKey } from '../../../utils/browser/i18n.ts';
import { addresses, type PageLook } from '../../sandbox/hosts.ts';
import type { Person } from '../../sandbox/people.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import type { BrowserDriver } from '../../support/browsers/page-driver.ts';
import { eventually } from '../../support/eventually.ts';
import { forgetEverything } from '../../support/extension-data.ts';
import { type Screen, screenOf } from '../../support/screen.ts';
import { signInToWebspace } from '../../support/webspace-sign-in.ts';
import { type Language, textPattern } from './texts.ts';

/** One browser in one language with its sandbox: the means to reach a state. */
export interface Scene {
  readonly computer: BrowserDriver;
  readonly sandbox: Sandbox;
  readonly language: Language;
  /** The tab for PRONOTE. */
  readonly tab: Screen;
  /** A pattern for a message of the extension in this language. */
  readonly says: (key: MessageKey, ...places: readonly string[]) => RegExp;
  /** Opens PRONOTE in the tab with this person signed in, through the form if necessary. */
  readonly visit: (person: Person, look?: PageLook) => Promise<Screen>;
  /** Opens one of the extension's own pages in a new tab; `before` runs in it before the page's own scripts. */
  readonly own: (path: string, before?: string) => Promise<Screen>;
  /** The last opened tab: for a screenshot when a state cannot be reached. */
  readonly front: () => Screen;
  /** Resets everything: no settings, no personal data, no portal session, no faults. */
  readonly reset: () => Promise<void>;
}

const isIn = 'document.readyState === "complete" && document.querySelector("input[type=password]") === null';

export async function openScene(
  computer: BrowserDriver,
  sandbox: Sandbox,
  language: Language,
): Promise<Scene> {
  const tab = screenOf(await computer.newPage());
  const opened: Screen[] = [];
  let signedIn: Person | null = null;

  async function signOut(): Promise<void> {
    sandbox.school.signOn.closeAll();
    signedIn = null;
  }

  return {
    computer,
    sandbox,
    language,
    tab,
    says: (key, ...places) => textPattern(language, key, places),

    async visit(person, look = {}) {
      if (signedIn === person) {
        await tab.page.goto(addresses.pronoteWebspace(person.webspace, undefined, undefined, look));
        return tab;
      }
      await signOut();
      await signInToWebspace(tab, person, look);
      await eventually('PRONOTE after the sign-in', () => tab.page.evaluate<boolean>(isIn));
      signedIn = person;
      return tab;
    },

    async own(path, before) {
      const page = await computer.newPage();
      const screen = screenOf(page);
      opened.push(screen);
      if (before !== undefined) await page.beforeEveryPage(before);
      await page.goto(computer.extensionPage(path));
      return screen;
    },

    front: () => opened.at(-1) ?? tab,

    async reset() {
      await tab.page.goto('about:blank');
      for (const screen of opened.splice(0)) await screen.page.close();
      sandbox.faults.clear();
      sandbox.school.portal.closeAll();
      sandbox.school.feeds.clear();
      await forgetEverything(computer);
    },
  };
}
