import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { measureExpression } from './measures.ts';
import type { Screen } from './screen.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Off by default in axe: its only rule for WCAG 2.2. */
const options = "{ rules: { 'target-size': { enabled: true } } }";

/**
 * The findings of axe (WCAG 2.2, level AA, and its best practices) and of our own measurements (size, overflow,
 * duplicate ids) on a page of the extension. With `panel`, checks only the panel: heading levels and landmarks then
 * depend on the host page and are not checked.
 */
export async function findings({ page }: Screen, place?: 'panel'): Promise<readonly string[]> {
  const scope = place === 'panel' ? '{ include: [["compagnon-cdi"]] }' : 'document';
  const found = await page.evaluate<string[]>(
    `${axe};\naxe.run(${scope}, ${options}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => id + ': ' + target.flat().join(' '))))`,
  );
  const measured = await page.evaluate<string[]>(
    measureExpression(place === 'panel' ? 'compagnon-cdi' : 'html'),
  );
  return [...found, ...measured];
}

/** The same in a window of 320 CSS pixels, equivalent to 1280 at 400 % zoom (WCAG 2.2, 1.4.10). */
export async function findingsWhenNarrow(screen: Screen, place?: 'panel'): Promise<readonly string[]> {
  await screen.page.resize(320, 800);
  const found = await findings(screen, place);
  await screen.page.resize(1400, 900);
  return found.map((one) => `at 320 px: ${one}`);
}

/** The same with increased text spacing (WCAG 2.2, 1.4.12). */
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
