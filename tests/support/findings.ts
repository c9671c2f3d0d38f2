import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { measuring } from './measures.ts';
import type { Screen } from './screen.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Off unless asked for: the one rule that axe has for WCAG 2.2. */
const options = "{ rules: { 'target-size': { enabled: true } } }";

/**
 * What axe (WCAG 2.2, level AA, and its best practices) finds on a page of ours, and what is too small, too wide or
 * there twice. Within a page that is not ours, only the panel is looked at; it has no heading levels or landmarks of
 * its own to set.
 */
export async function findings({ page }: Screen, place?: 'panel'): Promise<readonly string[]> {
  const scope = place === 'panel' ? '{ include: [["compagnon-cdi"]] }' : 'document';
  const found = await page.evaluate<string[]>(
    `${axe};\naxe.run(${scope}, ${options}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => id + ': ' + target.flat().join(' '))))`,
  );
  const measured = await page.evaluate<string[]>(measuring(place === 'panel' ? 'compagnon-cdi' : 'html'));
  return [...found, ...measured];
}

/** The same on a window of 320 CSS pixels, which is one of 1280 at 400 % (WCAG 2.2, 1.4.10). */
export async function findingsWhenNarrow(screen: Screen, place?: 'panel'): Promise<readonly string[]> {
  await screen.page.resize(320, 800);
  const found = await findings(screen, place);
  await screen.page.resize(1400, 900);
  return found.map((one) => `at 320 px: ${one}`);
}

/** The same with the text spaced as widely as a reader may want it (WCAG 2.2, 1.4.12). */
export async function findingsWhenSpaced(screen: Screen, place?: 'panel'): Promise<readonly string[]> {
  await screen.page.evaluate(`{
    const spaced = new CSSStyleSheet();
    spaced.replaceSync(\`${spacing}\`);
    for (const root of [document, document.querySelector('compagnon-cdi')?.shadowRoot])
      if (root) root.adoptedStyleSheets.push(spaced);
    true }`);
  const found = await findings(screen, place);
  await screen.page.evaluate(`{
    for (const root of [document, document.querySelector('compagnon-cdi')?.shadowRoot]) root?.adoptedStyleSheets.pop();
    true }`);
  return found.map((one) => `spaced: ${one}`);
}

const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;
