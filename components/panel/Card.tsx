import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useOwnId } from '../shared/own-id.ts';

interface CardProps {
  readonly heading: ComponentChildren;
  /** Whether the card replaces a button that had the focus, and takes the focus itself. */
  readonly takesFocus?: boolean;
  readonly children: ComponentChildren;
}

/** A widget among PRONOTE's: a labelled region. */
export function Card({ heading, takesFocus, children }: CardProps) {
  const id = useOwnId();
  const card = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (takesFocus && document.activeElement === document.body) card.current?.focus();
  }, []);
  return (
    <section ref={card} class="card" aria-labelledby={id} tabIndex={takesFocus ? -1 : undefined}>
      <header>
        <h2 id={id}>{heading}</h2>
      </header>
      {children}
    </section>
  );
}
