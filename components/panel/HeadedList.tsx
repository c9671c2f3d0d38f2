import { Component, type ComponentChildren, createRef } from 'preact';
import { ownId } from '../shared/own-id.ts';

interface HeadedListProps {
  readonly heading: string;
  /** How many items stand in it; when it grows, the first new one takes the focus, so that reading goes on there. */
  readonly count?: number;
  /** False while it is so short that it may stand without a scroll bar of its own. */
  readonly long?: boolean;
  readonly children: ComponentChildren;
}

/** A list under a heading that also names it. */
export class HeadedList extends Component<HeadedListProps> {
  readonly #id = ownId();
  readonly #list = createRef<HTMLUListElement>();

  override componentDidUpdate({ count = 0 }: HeadedListProps) {
    const item = this.#list.current?.children[count];
    if (count > 0 && item instanceof HTMLElement) {
      item.tabIndex = -1;
      item.focus();
    }
  }

  override render({ heading, long = true, children }: HeadedListProps) {
    return (
      <>
        <h3 id={this.#id}>{heading}</h3>
        <ul ref={this.#list} class={long ? 'long' : undefined} aria-labelledby={this.#id}>
          {children}
        </ul>
      </>
    );
  }
}
