import type { RefObject, TargetedKeyboardEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { message, plural } from '../../utils/browser/i18n.ts';
import { hasWords, longestSearch } from '../../utils/domain/search.ts';
import { Icon } from '../shared/Icon.tsx';
import { useOwnId } from '../shared/own-id.ts';
import { useStore } from '../shared/use-store.ts';
import type { PanelSession } from './panel-session.ts';
import { SuggestionList } from './SuggestionList.tsx';
import { createSuggestionSession } from './suggestion-session.ts';

interface SearchFormProps {
  readonly session: PanelSession;
  readonly field: RefObject<HTMLInputElement | null>;
  onSearch(typed: string): void;
  /** Null while no search is shown. */
  readonly onClose: (() => void) | null;
}

/** The search field with its suggestions: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/, list autocomplete. */
export function SearchForm({ session, field, onSearch, onClose }: SearchFormProps) {
  const id = useOwnId();
  const form = useRef<HTMLFormElement>(null);
  const [list] = useState(() => createSuggestionSession(session));
  const { items, active, keepsPast } = useStore(list.view);
  const [hinted, setHinted] = useState(false);
  const isOpen = items.length > 0;
  const submit = message('search_submit');
  const hint = hinted && message('search_hint');
  const typed = () => field.current?.value ?? '';

  function search(text: string): void {
    if (field.current) field.current.value = text;
    list.close();
    setHinted(!hasWords(text));
    if (hasWords(text)) onSearch(text);
    else field.current?.focus();
  }

  function forget(terms: string | null): void {
    field.current?.focus();
    void list.forget(terms, typed());
  }

  function onKeyDown(event: TargetedKeyboardEvent<HTMLInputElement>): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (list.press(event.key, typed())) event.preventDefault();
    else if (event.key === 'Escape') onClose?.();
  }

  /** PRONOTE may move the panel, which takes the focus away for up to two frames: the list then stays open. */
  function onFocusOut(): void {
    const closeUnlessFocused = () => form.current?.matches(':focus-within') || list.close();
    requestAnimationFrame(() => requestAnimationFrame(closeUnlessFocused));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is younger than some screen readers in schools.
    <form
      ref={form}
      role="search"
      onFocusOut={onFocusOut}
      onSubmit={(event) => {
        event.preventDefault();
        search(items[active]?.terms ?? typed());
      }}
    >
      <input
        ref={field}
        role="combobox"
        aria-label={message('search_label')}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-activedescendant={active < 0 ? undefined : id + active}
        autocomplete="off"
        enterkeyhint="search"
        maxLength={longestSearch}
        placeholder={message('search_placeholder')}
        aria-describedby={hint ? `${id}h` : undefined}
        onInput={() => {
          setHinted(false);
          void list.open(typed());
        }}
        onKeyDown={onKeyDown}
      />
      <button type="submit" class="round" title={submit} aria-label={submit}>
        <Icon shape="search" />
      </button>
      <SuggestionList
        id={id}
        items={items}
        active={active}
        keepsPast={keepsPast}
        onChoose={search}
        onForget={forget}
      />
      <p class={hint ? 'hint' : 'sr'} id={`${id}h`} role="status">
        {hint || (isOpen && plural('suggested', items.length))}
      </p>
    </form>
  );
}
