import { Component, createRef } from 'preact';

export interface CoverProps {
  readonly address: string | null;
  /** Nothing where there is no picture after all. */
  readonly load: (address: string) => Promise<ImageBitmap | null | undefined>;
}

/**
 * A document's cover, in a box that has its size with or without it. It is asked for once it comes into sight, and
 * drawn rather than linked to: PRONOTE's content security policy has no say in that, and nothing to report.
 */
export class Cover extends Component<CoverProps> {
  readonly #box = createRef<HTMLCanvasElement>();
  readonly #watch = new IntersectionObserver((seen) => {
    const { address, load } = this.props;
    if (address === null || !seen.some(({ isIntersecting }) => isIntersecting)) return;
    this.#watch.disconnect();
    void load(address).then((picture) => {
      const { current } = this.#box;
      if (!picture || current === null) return;
      // Chromium keeps the canvas's own size otherwise, and with it the wrong shape.
      current.width = picture.width;
      current.height = picture.height;
      current.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
    });
  });

  override componentDidMount() {
    if (this.#box.current) this.#watch.observe(this.#box.current);
  }

  override componentWillUnmount() {
    this.#watch.disconnect();
  }

  override render() {
    return <canvas ref={this.#box} class="cover" />;
  }
}
