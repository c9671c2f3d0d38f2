import { useEffect, useRef } from 'preact/hooks';

interface ConfirmProps {
  readonly question: string;
  readonly hint?: string;
  readonly back: string;
  readonly go: string;
  onBack(): void;
  onGo(): void;
}

/** Asks before something is lost; the focus is on the way back. */
export function Confirm({ question, hint, back, go, onBack, onGo }: ConfirmProps) {
  const way = useRef<HTMLButtonElement>(null);
  useEffect(() => way.current?.focus(), []);
  return (
    <fieldset class="discard">
      <legend>{question}</legend>
      {hint !== undefined && <p>{hint}</p>}
      <div class="buttons">
        <button ref={way} type="button" onClick={onBack}>
          {back}
        </button>
        <button type="button" class="danger" onClick={onGo}>
          {go}
        </button>
      </div>
    </fieldset>
  );
}
