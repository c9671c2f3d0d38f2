/**
 * Keeps the host in its slot while PRONOTE rebuilds its page around it. The host is moved, never rebuilt, so what was
 * typed in it stays. Calls `settled` after each look at the page, with whether the host stands in it.
 */
export function keepMounted(
  host: HTMLElement,
  findSlot: () => Element | null,
  signal: AbortSignal,
  settled: (mounted: boolean) => void,
): void {
  const settle = () => {
    const slot = findSlot();
    if (slot === null) host.remove();
    else if (host.parentElement !== slot) slot.append(host);
    settled(slot !== null);
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
