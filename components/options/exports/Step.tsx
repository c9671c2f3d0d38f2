import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface StepProps {
  readonly number: number;
  readonly title: string;
  /** Why the step must wait; null when it need not. */
  readonly waiting?: string | null;
  readonly children: ComponentChildren;
}

/** One card of the sequence. A button that goes with what it has done leaves the focus to the step's title. */
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
