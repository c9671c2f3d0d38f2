import { people } from '../sandbox/people.ts';
import { definePortal, signIn } from '../support/actions.ts';
import type { BrowserDriver } from '../support/browsers/page-driver.ts';
import type { Screen } from '../support/screen.ts';

/** Defines a portal, opens a pupil's home page, prints what to try, and waits until the browser is closed. */
export async function welcome(browser: BrowserDriver, screen: Screen): Promise<void> {
  await definePortal(browser, screen);
  await signIn(screen, people.ines.login);
  const others = Object.values(people).map(({ login }) => login);
  console.log(`
The home page of an invented pupil is open in ${browser.name}, with the CDI panel at its right. To try:
  - search for “mer” or “prince” in the panel, open a record, or all the results in the portal;
  - press the round button to refresh the loans; resize the window; open another tab of PRONOTE and return;
  - sign out and sign in as another person (password: demo): ${others.join(', ')};
  - change the portal in the extension's settings: ${browser.extensionPage('options.html')}
Close the browser to end.`);
  await browser.closed;
}
