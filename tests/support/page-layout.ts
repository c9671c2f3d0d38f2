import type { PageDriver } from './browsers/page-driver.ts';

/** Left, top, width and height of an element, in CSS pixels; no height for an element that contains the panel. */
type Place = readonly [x: number, y: number, width: number, height: number | 'auto'];

/** The positions of PRONOTE's own elements, by their path in the page; paths ignore the panel. */
export type Layout = Readonly<Record<string, Place>>;

/** Measures PRONOTE's page; the elements that contain the column `column` may grow with the panel. */
export function layoutOf(page: PageDriver, column: string): Promise<Layout> {
  return page.evaluate<Layout>(`(() => {
    const slot = document.querySelector('.AffichagePageAccueil .wrapper-cols.${column}');
    const places = {};
    const measure = (element, path) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const round = (length) => Math.round(length * 100) / 100;
      const ownHeight = element.contains(slot) ? 'auto' : round(height);
      places[path] = [round(x), round(y + scrollY), round(width), ownHeight];
      [...element.children].filter((child) => child.localName !== 'compagnon-cdi').forEach((child, i) =>
        measure(child, path + ' > ' + child.localName + '.' + (child.getAttribute('class') ?? '').split(' ')[0] + i));
    };
    measure(document.body, 'body');
    return places;
  })()`);
}
