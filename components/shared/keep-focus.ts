/**
 * Moves the focus when the focused element is removed, which otherwise makes a screen reader start again at the top of
 * the page (WCAG 2.2, 2.4.3): to the heading of the nearest ancestor that is still there. Components with a better target
 * set the focus themselves, before that.
 */
export function keepFocus(page: HTMLElement): void {
  let path: readonly Element[] = [];
  page.addEventListener('focusin', ({ target }) => {
    path = target instanceof Element ? pathOf(target, page) : [];
  });
  page.addEventListener('focusout', () =>
    // A click beside all elements removes the focus on purpose.
    requestAnimationFrame(() => {
      if (isFocusLost() && path[0]?.isConnected) path = [];
    }),
  );
  const settle = () => {
    const place = path.find((one) => one.isConnected);
    if (isFocusLost() && place !== undefined && !path[0]?.isConnected) focusHeading(place, page);
  };
  const check = () => {
    if (path[0]?.isConnected === false && isFocusLost()) afterEffects(settle);
  };
  new MutationObserver(check).observe(page, { childList: true, subtree: true });
}

function pathOf(target: Element, page: HTMLElement): readonly Element[] {
  const path: Element[] = [];
  for (let one: Element | null = target; one !== null; one = one === page ? null : one.parentElement)
    path.push(one);
  return path;
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Preact runs the effects of a render after the next frame. */
function afterEffects(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

function focusHeading(place: Element, page: HTMLElement): void {
  for (const part of pathOf(place, page)) {
    const headings = [...part.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5')];
    const heading = headings.find((one) => one.checkVisibility());
    if (heading === undefined) continue;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    return;
  }
}
