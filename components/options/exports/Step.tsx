import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { troubleText } from './export-text.ts';
import type { ExportTrouble } from './exports-model.ts';

interface StepProps {
  readonly number: number;
  readonly title: string;
  /** Why the step is not available yet; null when it is. */
  readonly waiting?: string | null;
  readonly children: ComponentChildren;
}

/** One card of the sequence. When the focused button is removed, its heading receives the focus. */
export function Step({ number, title, waiting = null, children }: StepProps) {
  const id = `exports-step-${number}`;
  const heading = useRef<HTMLHeadingElement>(null);
  const lastFocused = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const isLost = lastFocused.current !== null && !lastFocused.current.isConnected;
    if (isLost && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
    if (isLost) lastFocused.current = null;
  });
  return (
    <section
      class="card exports-step"
      aria-labelledby={id}
      onFocusIn={(event) => {
        lastFocused.current = event.target instanceof Element ? event.target : null;
      }}
    >
      <h3 id={id} ref={heading} tabIndex={-1}>
        <span class="number" aria-hidden="true">
          {number}
        </span>
        {title}
      </h3>
      {waiting === null ? children : <p class="hint">{waiting}</p>}
    </section>
  );
}

/** The style sheet shows it after 200 ms only: most values load faster. */
export function Loading() {
  return <p class="soft awaited">{message('exports_loading')}</p>;
}

export function Trouble({ trouble, onRetry }: { trouble: ExportTrouble; onRetry?: () => void }) {
  return (
    <div class="exports-trouble" role="alert">
      <p class="fault">{troubleText(trouble)}</p>
      {onRetry && (
        <button type="button" class="small" onClick={onRetry}>
          {message('exports_retry')}
        </button>
      )}
    </div>
  );
}
