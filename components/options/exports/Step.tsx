import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface StepProps {
  readonly number: number;
  readonly title: string;
  /** Why the step must wait; null when it need not. */
  readonly waiting?: string | null;
  readonly children: ComponentChildren;
}

export function Step({ number, title, waiting = null, children }: StepProps) {
  const id = useId();
  return (
    <section class="card exports-step" aria-labelledby={id}>
      <h3 id={id}>
        <span class="number" aria-hidden="true">
          {number}
        </span>
        {title}
      </h3>
      {waiting === null ? children : <p class="hint">{waiting}</p>}
    </section>
  );
}
