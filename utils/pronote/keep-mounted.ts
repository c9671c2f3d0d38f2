export interface Mounted {
  /** Runs after each look at the page, with whether the host stands in it. */
  readonly settled: (mounted: boolean) => void;
  /** Runs after the host was put into the page or carried to another place in it, by us or with its column. */
  readonly moved: () => void;
  /** Something of ours threw: the page's own life goes on. */
  readonly broken: (error: unknown) => void;
}

/**
 * Keeps the host in its slot while PRONOTE rebuilds its page around it. The host is moved, never rebuilt, so what was
 * typed in it stays.
 */
export function keepMounted(
  host: HTMLElement,
  findSlot: () => Element | null,
  signal: AbortSignal,
  { settled, moved, broken }: Mounted,
): void {
  let asked = false;
  let carried = false;

  const settle = () => {
    try {
      const slot = findSlot();
      if (slot === null) host.remove();
      else if (host.parentElement !== slot) {
        slot.append(host);
        carried = true;
      }
      if (carried && slot !== null) moved();
      carried = false;
      settled(slot !== null);
    } catch (error) {
      broken(error);
    }
  };

  // At most once in each frame, however often the page changes.
  const observer = new MutationObserver((records) => {
    carried ||= records.some(({ addedNodes }) => [...addedNodes].some((node) => node.contains(host)));
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
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
