import { useLayoutEffect, useRef } from 'preact/hooks';
import { language, message, plural } from '../../utils/browser/i18n.ts';
import type { SearchHit as Hit } from '../../utils/domain/search.ts';
import { DocumentTitle, Facts } from '../shared/DocumentTitle.tsx';
import { Icon } from '../shared/Icon.tsx';
import type { PanelSession } from './panel-session.ts';

export function SearchHit({ hit, loadCover }: { hit: Hit; loadCover: PanelSession['cover'] }) {
  return (
    <li class="item hit">
      <Cover address={hit.cover} load={loadCover} />
      <div>
        <DocumentTitle title={hit.title} address={hit.recordAddress} />
        <Facts of={[hit.author, hit.mediaType]} />
        <Facts of={[hit.callNumber, hit.place]} />
        <Availability copies={hit.copies} />
      </div>
    </li>
  );
}

interface CoverProps {
  readonly address: string | null;
  readonly load: PanelSession['cover'];
}

/**
 * A document's cover, loaded when it becomes visible. It is drawn on a canvas, which has its size from the start and is
 * not subject to PRONOTE's content security policy as an image would be.
 */
function Cover({ address, load }: CoverProps) {
  const box = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (address === null || box.current === null) return;
    const observer = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      void load(address).then((picture) => {
        if (picture && box.current !== null) draw(picture, box.current);
      });
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [address, load]);
  return <canvas ref={box} class="cover" />;
}

function draw(picture: ImageBitmap, canvas: HTMLCanvasElement): void {
  // Chromium otherwise keeps the canvas's own size, and with it the wrong aspect ratio.
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
}

/** Empty for a document without copies, such as an online one. */
function Availability({ copies }: { copies: Hit['copies'] }) {
  if (copies === null || copies.total === 0) return null;
  const { available, total } = copies;
  return (
    <p class={available > 0 ? 'due' : 'due out'}>
      <Icon shape={available > 0 ? 'check' : 'none'} />
      {available > 0
        ? plural('hit_available', available, new Intl.NumberFormat(language()).format(total))
        : message('hit_unavailable')}
    </p>
  );
}
