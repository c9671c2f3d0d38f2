import { Component, type ComponentChildren, createRef } from 'preact';
import { ownId } from '../shared/own-id.ts';

interface CardProps {
  readonly heading: ComponentChildren;
  /** True when the card comes in answer to a button that went away with the focus: the card then takes it. */
  readonly takesFocus?: boolean;
  readonly children: ComponentChildren;
}

/** One widget among PRONOTE's, a region with its heading. */
export class Card extends Component<CardProps> {
  readonly #id = ownId();
  readonly #card = createRef<HTMLElement>();

  override componentDidMount() {
    if (this.props.takesFocus && document.activeElement === document.body) this.#card.current?.focus();
  }

  override render({ heading, takesFocus, children }: CardProps) {
    return (
      <section
        ref={this.#card}
        class="card"
        aria-labelledby={this.#id}
        tabIndex={takesFocus ? -1 : undefined}
      >
        <header>
          <h2 id={this.#id}>{heading}</h2>
        </header>
        {children}
      </section>
    );
  }
}
