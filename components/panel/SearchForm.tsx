import type { RefObject } from 'preact';
import { useEffect, useId } from 'preact/hooks';
import { longestSearch, searchTerms } from '../../utils/domain/search.ts';
import { message } from '../../utils/platform/i18n.ts';
import { Icon } from '../shared/Icon.tsx';
import type { SearchView } from './panel-session.ts';

interface SearchFormProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly search: SearchView;
  /** True after an empty search was sent: a hint is then shown. */
  readonly hinted: boolean;
  onHint(hinted: boolean): void;
  onSearch(terms: string): void;
  onClose(): void;
}

export function SearchForm({ field, search, hinted, onHint, onSearch, onClose }: SearchFormProps) {
  const id = useId();
  const searched = search.kind === 'idle' ? '' : search.terms;
  useEffect(() => {
    if (field.current) field.current.value = searched;
  }, [field, searched]);

  function submit(event: Event) {
    event.preventDefault();
    const terms = searchTerms(field.current?.value ?? '');
    onHint(terms === '');
    if (terms === '') field.current?.focus();
    else onSearch(terms);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is younger than some screen readers that schools keep.
    <form role="search" onSubmit={submit}>
      <label class="sr" for={id}>
        {message('search_label')}
      </label>
      <input
        ref={field}
        id={id}
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        maxLength={longestSearch}
        placeholder={message('search_placeholder')}
        aria-describedby={hinted ? `${id}hint` : undefined}
        onInput={() => hinted && onHint(false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && search.kind !== 'idle') onClose();
        }}
      />
      <button
        type="submit"
        class="round"
        title={message('search_submit')}
        aria-label={message('search_submit')}
      >
        <Icon shape="search" />
      </button>
      {hinted && (
        <p class="hint" id={`${id}hint`}>
          {message('search_hint')}
        </p>
      )}
    </form>
  );
}
