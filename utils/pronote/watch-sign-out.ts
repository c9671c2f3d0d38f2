/** What the page shows of the person who is signed in. */
export type Presence = 'named' | 'sign-in' | 'nobody';

/** PRONOTE may rebuild its banner: one that is gone for a moment says nothing. */
const timeoutMs = 2_000;

/**
 * Tells once when the page shows that nobody is signed in any more: it asks for a password, or it has named somebody
 * and does so no longer. Asked after every change of the page. Assumed: no source tells what PRONOTE does at sign-out.
 */
export function signOutWatch(look: () => Presence, signal: AbortSignal, left: () => void): () => void {
  let named = false;
  let told = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  function tell(): void {
    named = false;
    told = true;
    left();
  }

  return () => {
    const seen = look();
    if (seen === 'named') {
      clearTimeout(timer);
      timer = undefined;
      named = true;
      told = false;
    } else if (seen === 'sign-in' && !told) tell();
    else if (named && timer === undefined) {
      timer = setTimeout(() => {
        timer = undefined;
        if (look() !== 'named') tell();
      }, timeoutMs);
    }
  };
}
