/**
 * What a button does may take the button away, and the focus would stand nowhere: a screen reader starts again at the
 * top of the page. Here the focus goes to the heading of the nearest part that is still there (WCAG 2.2, 2.4.3). Parts
 * that know a better place say so first, when they are drawn.
 */
export function keepFocus(page: HTMLElement): void {
  let path: readonly Element[] = [];
  page.addEventListener('focusin', ({ target }) => {
    path = target instanceof Element ? pathOf(target, page) : [];
  });
  page.addEventListener('focusout', () =>
    // Somebody who has clicked beside everything wants the focus nowhere.
    requestAnimationFrame(() => {
      if (isNowhere() && path[0]?.isConnected) path = [];
    }),
  );
  const settle = () => {
    const place = path.find((one) => one.isConnected);
    if (isNowhere() && place !== undefined && !path[0]?.isConnected) focusHeading(place, page);
  };
  const look = () => {
    if (path[0]?.isConnected === false && isNowhere()) afterDrawing(settle);
  };
  new MutationObserver(look).observe(page, { childList: true, subtree: true });
}

function pathOf(target: Element, page: HTMLElement): readonly Element[] {
  const path: Element[] = [];
  for (let one: Element | null = target; one !== null; one = one === page ? null : one.parentElement)
    path.push(one);
  return path;
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** The effects of what was drawn come after the next frame. */
function afterDrawing(act: () => void): void {
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
