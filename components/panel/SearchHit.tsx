import { language, message, plural } from '../../utils/browser/i18n.ts';
import type { SearchHit } from '../../utils/domain/search.ts';
import { DocumentTitle, Facts } from '../shared/DocumentTitle.tsx';
import { Icon } from '../shared/Icon.tsx';
import { Cover, type CoverProps } from './Cover.tsx';

export function Hit({ hit, cover }: { hit: SearchHit; cover: CoverProps['load'] }) {
  return (
    <li class="item hit">
      <Cover address={hit.cover} load={cover} />
      <div>
        <DocumentTitle title={hit.title} address={hit.recordAddress} />
        <Facts of={[hit.author, hit.mediaType]} />
        <Facts of={[hit.callNumber, hit.place]} />
        <Availability copies={hit.copies} />
      </div>
    </li>
  );
}

/** Nothing for a document without copies: it is read on line, and cannot be out. */
function Availability({ copies }: { copies: SearchHit['copies'] }) {
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
