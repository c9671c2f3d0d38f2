interface MountCallbacks {
  /** Runs after each check of the page, with whether the host is mounted. */
  readonly settled: (mounted: boolean) => void;
  /** Runs after the host was inserted or moved, by this function or together with its column. */
  readonly moved: () => void;
  /** Receives what the other callbacks throw: it must not reach the page. */
  readonly broken: (error: unknown) => void;
}

/**
 * Keeps the host mounted in its slot while PRONOTE re-renders its page. The host is moved, not re-created: its content
 * keeps its state.
 */
export function keepMounted(
  host: HTMLElement,
  findSlot: () => Element | null,
  signal: AbortSignal,
  { settled, moved, broken }: MountCallbacks,
): void {
  let scheduled = false;
  let wasMoved = false;

  const settle = () => {
    try {
      const slot = findSlot();
      if (slot === null) host.remove();
      else if (host.parentElement !== slot) {
        slot.append(host);
        wasMoved = true;
      }
      if (wasMoved && slot !== null) moved();
      wasMoved = false;
      settled(slot !== null);
    } catch (error) {
      broken(error);
    }
  };

  // At most once per frame, however many mutations there are.
  const observer = new MutationObserver((records) => {
    wasMoved ||= records.some(({ addedNodes }) => [...addedNodes].some((node) => node.contains(host)));
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      if (!signal.aborted) settle();
    });
  });
  observer.observe(document.documentElement, { childList: true, subtree: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    host.remove();
  });
  settle();
}

/**
 * Records the focused element and the scroll position of each list: elements lose both when they are removed from the
 * page. The returned function restores them.
 */
export function keepPlace(root: HTMLElement): () => void {
  const scrolled = new Map<Element, number>();
  let focused: HTMLElement | null = null;

  root.addEventListener('focusin', ({ target }) => {
    focused = target instanceof HTMLElement ? target : null;
  });
  root.addEventListener('focusout', () => {
    // Chromium also fires for a removed element, which is back, with its focus, by the next frame.
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
