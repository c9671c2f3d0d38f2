/** Calls back each time the person comes back to the page, from another tab or from another window beside it. */
export function onReturn(signal: AbortSignal, back: () => void): void {
  const look = () => {
    if (document.visibilityState === 'visible') back();
  };
  document.addEventListener('visibilitychange', look, { signal });
  window.addEventListener('focus', look, { signal });
}
