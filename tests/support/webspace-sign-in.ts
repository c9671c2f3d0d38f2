import { addresses, type PageLook } from '../sandbox/hosts.ts';
import { type Person, password } from '../sandbox/people.ts';
import type { Screen } from './screen.ts';

/** Signs in to the person's webspace through the form. */
export async function signInToWebspace(
  tab: Screen,
  { webspace, login }: Person,
  look: PageLook = {},
): Promise<void> {
  await tab.page.goto(addresses.pronoteWebspace(webspace, undefined, undefined, look));
  await tab.fill('textbox', 'Identifiant', login);
  await tab.page.press('Tab');
  await tab.page.type(password);
  await tab.page.press('Enter');
}

/** Signs in to the person's webspace through the form, and waits for the panel. */
export async function signInToPanel(tab: Screen, person: Person, look: PageLook = {}): Promise<void> {
  await signInToWebspace(tab, person, look);
  await tab.seesRole('combobox', 'Chercher');
}
