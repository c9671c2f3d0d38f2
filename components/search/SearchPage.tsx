import { useEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../utils/browser/i18n.ts';
import type { SearchPage as Model } from '../../utils/domain/search.ts';
import { longestSearch, searchTerms } from '../../utils/domain/search.ts';
import { Mark } from '../shared/Mark.tsx';

export interface SearchPageProps {
  readonly model: Model;
  /** Navigates to the results; false when that portal is no longer configured. */
  onSearch(portalId: string, terms: string): Promise<boolean>;
}

/** A search page outside PRONOTE; the results open in the portal. */
export function SearchPage({ model, onSearch }: SearchPageProps) {
  const field = useRef<HTMLInputElement>(null);
  const [status, setStatus] = useState<'search_hint' | 'search_page_gone' | null>(null);
  useEffect(() => field.current?.focus(), []);

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const portalId = String(new FormData(event.currentTarget).get('portal'));
    const terms = searchTerms(field.current?.value ?? '');
    setStatus(terms === '' ? 'search_hint' : null);
    if (terms === '') field.current?.focus();
    else if (!(await onSearch(portalId, terms))) setStatus('search_page_gone');
  }

  return (
    <main>
      <Mark size={36} />
      <h1>{message('search_page_title')}</h1>
      {/* biome-ignore lint/a11y/useSemanticElements: <search> is younger than some screen readers in schools. */}
      <form role="search" class="card" onSubmit={submit}>
        <label class="sr" for="terms">
          {message('search_label')}
        </label>
        <input
          ref={field}
          id="terms"
          type="search"
          autocomplete="off"
          enterkeyhint="search"
          maxLength={longestSearch}
          placeholder={message('search_placeholder')}
          aria-describedby="said"
          onInput={() => setStatus(null)}
        />
        <button type="submit" class="primary">
          {message('search_submit')}
        </button>
        <Portals portals={model.portals} />
        <p id="said" class="said" role="status">
          {status !== null && message(status)}
        </p>
      </form>
      <p>{message('search_page_leads')}</p>
      {model.pronoteIsOpen && <p>{message('search_page_home')}</p>}
    </main>
  );
}

function Portals({ portals }: Pick<Model, 'portals'>) {
  if (portals.length < 2) return <input type="hidden" name="portal" value={portals[0]?.id ?? ''} />;
  return (
    <label class="portal">
      {message('search_page_portal')}
      <select name="portal">
        {portals.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
