/** `unknown`: while the page is being rendered, or within an ENT's frame. */
export type SignInState = 'signed-in' | 'sign-in-form' | 'unknown';

/** PRONOTE may re-render its banner: a banner that is missing for a moment is no sign-out. */
const timeoutMs = 2_000;

/**
 * Reports once when the page shows a sign-in form, or has shown a user's name and no longer does. Call the returned
 * function after every change of the page. Assumed: no public source describes PRONOTE's page at sign-out.
 */
export function watchSignOut(
  read: () => SignInState,
  signedOut: () => void,
  signal: AbortSignal,
): () => void {
  let wasSignedIn = false;
  let reported = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  function report(): void {
    wasSignedIn = false;
    reported = true;
    signedOut();
  }

  return () => {
    const state = read();
    if (state === 'signed-in') {
      clearTimeout(timer);
      timer = undefined;
      wasSignedIn = true;
      reported = false;
    } else if (state === 'sign-in-form' && !reported) report();
    else if (wasSignedIn && timer === undefined) {
      timer = setTimeout(() => {
        timer = undefined;
        if (read() !== 'signed-in') report();
      }, timeoutMs);
    }
  };
}
