import type { PageDriver } from './browsers/page-driver.ts';
import { eventually } from './eventually.ts';

const everyItem = `[...document.querySelectorAll('compagnon-cdi')]
  .flatMap((panel) => [...panel.shadowRoot.querySelectorAll('li')].map((item) => item.textContent))`;

const everyWord = `[...document.querySelectorAll('compagnon-cdi')]
  .flatMap((panel) => [...panel.shadowRoot.querySelectorAll('*')])
  .filter((element) => element.localName !== 'style' && element.childElementCount === 0)
  .map((element) => element.textContent).join(' ')`;

/** All text in the panel, including collapsed parts; empty without a panel. Much faster than queries by role. */
export function panelWords(page: PageDriver): Promise<string> {
  return page.evaluate(everyWord);
}

/** Waits until the panel lists exactly these titles, each once, and `due` of them with the day to bring it back. */
export async function panelLists(page: PageDriver, titles: readonly string[], due: number): Promise<void> {
  let items: readonly string[] = [];
  const listed = eventually('the loans, once each', async () => {
    items = await page.evaluate<readonly string[]>(everyItem);
    const once = (title: string) => items.filter((item) => item.includes(title)).length === 1;
    const dated = items.filter((item) => /retard|À rendre/.test(item));
    return items.length === titles.length && titles.every(once) && dated.length === due;
  });
  await listed.catch(async (cause: unknown) => {
    throw new Error(`${cause}, but: ${await panelWords(page)}`, { cause });
  });
}

/** Waits until the panel says this. */
export async function panelSays(page: PageDriver, words: string): Promise<void> {
  await eventually(`the panel’s words ${words}`, async () => (await panelWords(page)).includes(words));
}
