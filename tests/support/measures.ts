/**
 * Checks that axe does not have. They are sent to the page as source text, so they may use only each other and the
 * page's globals.
 */

/** Every element of a page, or of the panel, including those in open shadow roots. */
function everyElement(place: string): readonly HTMLElement[] {
  const roots: (Document | ShadowRoot | Element)[] = [...document.querySelectorAll(place)];
  const found: HTMLElement[] = [];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (element instanceof HTMLElement) found.push(element);
      if (element.shadowRoot && !(element instanceof HTMLElement && element.inert))
        roots.push(element.shadowRoot);
    }
    if (root instanceof HTMLElement && root.shadowRoot) roots.push(root.shadowRoot);
  }
  return found;
}

function nameOf(element: HTMLElement): string {
  const words = element.ariaLabel ?? element.textContent;
  return `${element.localName}${element.id && `#${element.id}`} “${words.trim().replace(/\s+/g, ' ').slice(0, 40)}”`;
}

/** Visible, and not only for screen readers. */
function isVisible(element: HTMLElement): boolean {
  const { width, height } = element.getBoundingClientRect();
  return (
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    getComputedStyle(element).clipPath === 'none' &&
    width > 1 &&
    height > 1
  );
}

/** The boxes of an element and its labels, which are one target. */
function boxesOf(element: HTMLElement): readonly DOMRect[] {
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  return [element, ...labels].map((one) => one.getBoundingClientRect());
}

/** WCAG 2.2, 2.5.8: a link in a sentence is exempt. */
function isInSentence(element: HTMLElement): boolean {
  const around = element.parentElement?.textContent.trim() ?? '';
  return (
    getComputedStyle(element).display === 'inline' && around.length > element.textContent.trim().length + 10
  );
}

function isLarge({ width, height }: DOMRect): boolean {
  return width >= 23.99 && height >= 23.99;
}

/** Whether the circle of 24 pixels around the centre of one box meets the other box, or the circle of a small one. */
function isTooClose(one: DOMRect, other: DOMRect): boolean {
  const [x, y] = [one.x + one.width / 2, one.y + one.height / 2];
  const right = Math.max(other.left - x, 0, x - other.right);
  const down = Math.max(other.top - y, 0, y - other.bottom);
  if (isLarge(other)) return Math.hypot(right, down) < 12;
  return Math.hypot(x - other.x - other.width / 2, y - other.y - other.height / 2) < 24;
}

/** Targets under 24 × 24 CSS pixels that are too close to another target to be exempt (WCAG 2.2, 2.5.8). */
function smallTargets(elements: readonly HTMLElement[]): readonly string[] {
  const kinds =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option], [role=tab]';
  const targets = elements.filter((element) => element.matches(kinds) && isVisible(element));
  return targets
    .filter((element) => !isInSentence(element) && !boxesOf(element).some(isLarge))
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return targets.some((other) => other !== element && isTooClose(box, other.getBoundingClientRect()));
    })
    .map((element) => {
      const { width, height } = element.getBoundingClientRect();
      return `target of ${Math.round(width)} × ${Math.round(height)}: ${nameOf(element)}`;
    });
}

function scrollsInside(element: HTMLElement | null): boolean {
  for (let one = element; one; one = one.parentElement) {
    if (/auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX)) return true;
  }
  return false;
}

/** Causes of scrolling in two directions (WCAG 2.2, 1.4.10); for the panel, checks the panel and not its page. */
function sideways(elements: readonly HTMLElement[], place: string): readonly string[] {
  const root = document.querySelector(place);
  if (root === null) return [`nothing here: ${place}`];
  const edge = root.getBoundingClientRect().right;
  const far = elements
    .filter((element) => isVisible(element) && element.getBoundingClientRect().right > edge + 1)
    .filter((element) => !scrollsInside(element.parentElement))
    .map((element) => `beyond the right edge: ${nameOf(element)}`);
  const scrolls = root.scrollWidth > root.clientWidth + 1 ? [`scrolls sideways: ${place}`] : [];
  return place === 'html' && scrolls.length === 0 ? [] : [...scrolls, ...far];
}

/** Duplicate ids: labels and descriptions refer only to the first element. */
function repeatedIds(elements: readonly HTMLElement[]): readonly string[] {
  const seen = new Map<Node, Set<string>>();
  return elements.flatMap((element) => {
    if (element.id === '') return [];
    const ids = seen.get(element.getRootNode()) ?? new Set();
    seen.set(element.getRootNode(), ids);
    const faults = ids.has(element.id) ? [`id twice: ${element.id}`] : [];
    ids.add(element.id);
    return faults;
  });
}

function measure(place: string): readonly string[] {
  const elements = everyElement(place);
  return [...smallTargets(elements), ...sideways(elements, place), ...repeatedIds(elements)];
}

const parts = [
  ...[
    everyElement,
    nameOf,
    isVisible,
    boxesOf,
    isInSentence,
    isLarge,
    isTooClose,
    smallTargets,
    scrollsInside,
    sideways,
    repeatedIds,
  ],
  measure,
];

/** An expression that evaluates to all findings as text; `place` is a selector of the page or of the panel. */
export function measureExpression(place: 'html' | 'compagnon-cdi'): string {
  return `(() => { ${parts.join('\n')}; return measure(${JSON.stringify(place)}); })()`;
}
