import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface ConfirmationProps {
  readonly question: string;
  readonly hint?: string;
  readonly cancelLabel: string;
  readonly confirmLabel: string;
  /** Added to the question's own class. */
  readonly class?: string;
  onCancel(): void;
  onConfirm(): void;
}

/** Asks for confirmation before data is lost; the focus starts on the cancel button. */
export function Confirmation(props: ConfirmationProps) {
  const { question, hint, cancelLabel, confirmLabel, onCancel, onConfirm } = props;
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  return (
    <fieldset class={props.class === undefined ? 'discard' : `discard ${props.class}`}>
      <legend>{question}</legend>
      {hint !== undefined && <p>{hint}</p>}
      <div class="buttons">
        <button ref={cancel} type="button" onClick={onCancel}>
          {cancelLabel}
        </button>
        <button type="button" class="danger" onClick={onConfirm}>
          {confirmLabel}
        </button>
      </div>
    </fieldset>
  );
}

/** For a button that a confirmation replaces: returns the focus to it when the confirmation closes. */
export function useFocusBack(isConfirming: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasConfirming = useRef(isConfirming);
  useEffect(() => {
    if (wasConfirming.current && !isConfirming) button.current?.focus();
    wasConfirming.current = isConfirming;
  }, [isConfirming]);
  return button;
}
