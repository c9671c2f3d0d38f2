import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Screen } from './screen.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe (WCAG 2.2, level AA, and its best practices) finds on a page of ours. Within a page that is not ours, only
 * the panel is looked at; it has no heading levels or landmarks of its own to set.
 */
export function findings({ page }: Screen, place?: 'panel'): Promise<readonly string[]> {
  const scope = place === 'panel' ? '{ include: [["compagnon-cdi"]] }' : 'document';
  return page.evaluate<string[]>(
    `${axe};\naxe.run(${scope}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => id + ': ' + target.flat().join(' '))))`,
  );
}
