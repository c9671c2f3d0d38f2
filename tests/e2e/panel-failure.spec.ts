import { addresses } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import type { PageDriver } from '../support/browsers/page-driver.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { signInToWebspace } from '../support/webspace-sign-in.ts';

/** When the panel throws, it removes itself and leaves PRONOTE's page unchanged. */

interface Breach {
  /** Code that breaks a built-in in the content script's world. */
  readonly breaking: string;
  /** An event in the page that reaches the broken code. */
  readonly touch: (page: PageDriver) => Promise<unknown>;
}

const broken = '() => { throw new Error("broken"); }';
const change = (page: PageDriver) => page.evaluate('document.body.append(document.createElement("i")); true');

const breaches: Readonly<Record<string, Breach>> = {
  rendering: {
    breaking: `Intl.NumberFormat = ${broken}`,
    touch: (page) => page.evaluate('window.dispatchEvent(new Event("focus")); true'),
  },
  'locating the panel’s slot': { breaking: `Element.prototype.querySelector = ${broken}`, touch: change },
  'reading the current user': { breaking: `Document.prototype.querySelector = ${broken}`, touch: change },
  'following PRONOTE’s theme': {
    breaking: `Element.prototype.toggleAttribute = ${broken}`,
    touch: (page) => page.evaluate('document.body.classList.toggle("dark-mode")'),
  },
  remounting: {
    breaking: `Element.prototype.append = ${broken}`,
    touch: (page) => page.evaluate('document.querySelector("compagnon-cdi").remove(); true'),
  },
  'handling a key': {
    breaking: `Object.defineProperty(HTMLInputElement.prototype, 'value', { get: ${broken}, configurable: true })`,
    async touch(page) {
      await page.evaluate(
        'document.querySelector("compagnon-cdi").shadowRoot.querySelector("input").focus(); true',
      );
      await page.type('mer');
      await page.press('Enter');
    },
  },
};

const isUntouched = `document.querySelector('compagnon-cdi') === null
  && document.adoptedStyleSheets.length === 0
  && getComputedStyle(document.querySelector('.widget.partenairecdi')).visibility === 'visible'`;

for (const [what, { breaking, touch }] of Object.entries(breaches)) {
  journey(`removes the panel when ${what} throws`, async ({ computer, tab }) => {
    await givePortal(computer);
    await signInToWebspace(tab, people.ines, { cdi: 'portal' });
    await tab.sees('Source : service des prêts · lu à l’instant');
    expect(await tab.page.evaluate(isUntouched)).toBe(false);
    await tab.page.evaluateInContentScript(`(() => { ${breaking}; return null; })()`);
    await touch(tab.page);
    await eventually('the page without the panel', () => tab.page.evaluate<boolean>(isUntouched));
    const theirs = computer
      .consoleLines()
      .filter((line) => !/^Compagnon CDI, panel: (Type)?Error /.test(line));
    expect(theirs).toEqual([]);
    await tab.page.goto(addresses.pronoteHome);
    await tab.sees('Source : service des prêts');
  });
}
