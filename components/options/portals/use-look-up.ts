import { useEffect, useRef, useState } from 'preact/hooks';
import type { Result } from '../../../utils/domain/result.ts';
import { parseRne, type Rne } from '../../../utils/domain/rne.ts';

export interface FoundPortal {
  readonly title: string;
  readonly subtitle: string;
}

export type LookUpFailure = 'unreachable' | 'unknown-rne' | 'unreadable';
export type LookUp = (rne: Rne) => Promise<Result<FoundPortal, LookUpFailure>>;

export type LookUpState =
  | { readonly kind: 'idle' | 'running' }
  | { readonly kind: 'found'; readonly title: string }
  | { readonly kind: 'failed'; readonly failure: LookUpFailure };

/** Long enough to finish typing the letter after the seven digits. */
const typingPause = 400;

/**
 * Asks what is published about the school once its RNE is whole. An answer to an RNE that was changed since is dropped.
 * `asked` is the RNE that needs no question: the one that the portal was saved with.
 */
export function useLookUp(
  text: string,
  asked: string,
  lookUp: LookUp,
  onFound: (found: FoundPortal) => void,
) {
  const [state, setState] = useState<LookUpState>({ kind: 'idle' });
  const latest = useRef({ lookUp, onFound });
  latest.current = { lookUp, onFound };
  const parsed = parseRne(text);
  const rne = parsed.ok && parsed.value.rne !== asked ? parsed.value.rne : null;

  useEffect(() => {
    setState({ kind: 'idle' });
    if (rne === null) return undefined;
    let wanted = true;
    const timer = setTimeout(async () => {
      setState({ kind: 'running' });
      const answer = await latest.current.lookUp(rne);
      if (!wanted) return;
      if (answer.ok) {
        setState({ kind: 'found', title: answer.value.title });
        latest.current.onFound(answer.value);
      } else setState({ kind: 'failed', failure: answer.failure });
    }, typingPause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [rne]);
  return state;
}
