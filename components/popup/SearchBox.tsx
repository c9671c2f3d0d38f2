import { useRef, useState } from 'preact/hooks';
import { message } from '../../utils/browser/i18n.ts';
import type { SearchPortal } from '../../utils/domain/popup.ts';
import { longestSearch, searchTerms } from '../../utils/domain/search.ts';
import { Icon } from '../shared/Icon.tsx';
import { useOwnId } from '../shared/own-id.ts';

interface SearchBoxProps {
  /** At least one. */
  readonly portals: readonly SearchPortal[];
  /** Opens the portal's results page. Nothing is sent before. */
  onSearch(portalId: string, terms: string): void;
}

/** A search field, with a choice among several portals. */
export function SearchBox({ portals, onSearch }: SearchBoxProps) {
  const id = useOwnId();
  const field = useRef<HTMLInputElement>(null);
  const [chosen, choose] = useState<string | null>(null);
  const [hinted, setHinted] = useState(false);
  const portal = portals.find((one) => one.id === chosen) ?? portals[0];

  function submit(event: Event) {
    event.preventDefault();
    const terms = searchTerms(field.current?.value ?? '');
    setHinted(terms === '');
    if (terms === '') field.current?.focus();
    else if (portal !== undefined) onSearch(portal.id, terms);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is younger than some screen readers in schools.
    <form role="search" class="search" onSubmit={submit}>
      {portals.length > 1 && (
        <select
          aria-label={message('popup_search_where')}
          value={portal?.id}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          {portals.map(({ id: portalId, name }) => (
            <option key={portalId} value={portalId}>
              {name}
            </option>
          ))}
        </select>
      )}
      <div class="words">
        <input
          ref={field}
          type="search"
          autocomplete="off"
          enterkeyhint="search"
          maxLength={longestSearch}
          aria-label={message('search_label')}
          placeholder={message('search_placeholder')}
          aria-describedby={hinted ? `${id}hint` : undefined}
          onInput={() => hinted && setHinted(false)}
        />
        <button type="submit" title={message('search_submit')} aria-label={message('search_submit')}>
          <Icon shape="search" />
        </button>
      </div>
      <p class={hinted ? 'hint' : 'sr'} id={`${id}hint`} role="status">
        {hinted && message('search_hint')}
      </p>
    </form>
  );
}
