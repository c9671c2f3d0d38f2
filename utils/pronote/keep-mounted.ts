export interface Mounted {
  /** Runs after each look at the page, with whether the host stands in it. */
  readonly settled: (mounted: boolean) => void;
  /** Runs after the host was put into the page, or to another place in it. */
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
  const settle = () => {
    try {
      const slot = findSlot();
      if (slot === null) host.remove();
      else if (host.parentElement !== slot) {
        slot.append(host);
        moved();
      }
      settled(slot !== null);
    } catch (error) {
      broken(error);
    }
  };

  const observer = new MutationObserver(oncePerFrame(settle, signal));
  observer.observe(document.documentElement, { childList: true, subtree: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    host.remove();
  });
  settle();
}

/** Runs the work at most once in each frame, however often it is asked for. */
function oncePerFrame(work: () => void, signal: AbortSignal): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      if (!signal.aborted) work();
    });
  };
}
