import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface CardProps {
  readonly heading: ComponentChildren;
  /** True when the card comes in answer to a button that went away with the focus: the card then takes it. */
  readonly takesFocus?: boolean;
  readonly children: ComponentChildren;
}

/** One widget among PRONOTE's, a region with its heading. */
export function Card({ heading, takesFocus = false, children }: CardProps) {
  const id = useId();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) card.current?.focus();
  }, [takesFocus]);
  return (
    <section ref={card} class="card" aria-labelledby={id} tabIndex={takesFocus ? -1 : undefined}>
      <header>
        <h2 id={id}>{heading}</h2>
      </header>
      {children}
    </section>
  );
}
