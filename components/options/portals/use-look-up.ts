import { useEffect, useRef, useState } from 'preact/hooks';
import type { Result } from '../../../utils/domain/result.ts';
import { parseRne, type Rne } from '../../../utils/domain/rne.ts';

export interface FoundPortal {
  readonly title: string;
  readonly subtitle: string;
}

type LookUpFailure = 'unreachable' | 'unknown-rne' | 'unreadable';
export type LookUp = (rne: Rne) => Promise<Result<FoundPortal, LookUpFailure>>;

export type LookUpState =
  | { readonly kind: 'idle' | 'running' }
  | { readonly kind: 'found'; readonly title: string }
  | { readonly kind: 'failed'; readonly failure: LookUpFailure };

/** Milliseconds after the last keystroke before the look-up. */
const debounceMs = 400;

/**
 * Looks up what the school's portal publishes once the RNE in `text` is complete; ignores the response to an earlier
 * RNE. `savedRne` is not looked up.
 */
export function useLookUp(
  text: string,
  savedRne: string,
  lookUp: LookUp,
  onFound: (found: FoundPortal) => void,
) {
  const [state, setState] = useState<LookUpState>({ kind: 'idle' });
  const latest = useRef({ lookUp, onFound });
  latest.current = { lookUp, onFound };
  const parsed = parseRne(text);
  const rne = parsed.ok && parsed.value.rne !== savedRne ? parsed.value.rne : null;

  useEffect(() => {
    setState({ kind: 'idle' });
    if (rne === null) return undefined;
    let isLatest = true;
    const timer = setTimeout(async () => {
      setState({ kind: 'running' });
      const response = await latest.current.lookUp(rne);
      if (!isLatest) return;
      if (response.ok) {
        setState({ kind: 'found', title: response.value.title });
        latest.current.onFound(response.value);
      } else setState({ kind: 'failed', failure: response.failure });
    }, debounceMs);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [rne]);
  return state;
}
