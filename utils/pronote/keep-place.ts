/**
 * Remembers where the person is in the panel: the field that has the focus and how far each list is scrolled. An
 * element that is taken out of the page loses both; the function that is given back restores them.
 */
export function keepPlace(root: HTMLElement): () => void {
  const scrolled = new Map<Element, number>();
  let focused: HTMLElement | null = null;

  root.addEventListener('focusin', ({ target }) => {
    focused = target instanceof HTMLElement ? target : null;
  });
  root.addEventListener('focusout', () => {
    // Chromium also tells it of an element that is taken away: that one is put back, with its focus, by the next frame.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (root.isConnected && !focused?.matches(':focus')) focused = null;
      }),
    );
  });
  root.addEventListener(
    'scroll',
    ({ target }) => {
      if (root.isConnected && target instanceof Element) scrolled.set(target, target.scrollTop);
    },
    { capture: true, passive: true },
  );

  return () => {
    for (const [element, top] of scrolled) {
      if (root.contains(element)) element.scrollTop = top;
      else scrolled.delete(element);
    }
    const { activeElement } = root.ownerDocument;
    const isFree = activeElement === null || activeElement === root.ownerDocument.body;
    if (isFree && focused !== null && root.contains(focused)) focused.focus({ preventScroll: true });
  };
}
