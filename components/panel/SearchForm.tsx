import { Component, createRef, type RefObject, type TargetedKeyboardEvent } from 'preact';
import { message, plural } from '../../utils/browser/i18n.ts';
import { hasWords, longestSearch } from '../../utils/domain/search.ts';
import { Icon } from '../shared/Icon.tsx';
import { ownId } from '../shared/own-id.ts';
import type { PanelSession } from './panel-session.ts';
import { SuggestionList } from './SuggestionList.tsx';
import { createSuggestionSession } from './suggestion-session.ts';

interface SearchFormProps {
  readonly session: PanelSession;
  readonly field: RefObject<HTMLInputElement | null>;
  onSearch(typed: string): void;
  /** Null while nothing is searched. */
  readonly onClose: (() => void) | null;
}

/** The search field with its suggestions: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/, list autocomplete. */
export class SearchForm extends Component<SearchFormProps> {
  readonly #id = ownId();
  readonly #form = createRef<HTMLFormElement>();
  readonly #list = createSuggestionSession(this.props.session, () => this.setState({}));
  #hinted = false;

  #typed(): string {
    return this.props.field.current?.value ?? '';
  }

  #hint(hinted: boolean): void {
    this.#hinted = hinted;
    this.setState({});
  }

  readonly #search = (typed: string) => {
    const { field, onSearch } = this.props;
    if (field.current) field.current.value = typed;
    this.#list.close();
    this.#hint(!hasWords(typed));
    if (hasWords(typed)) onSearch(typed);
    else field.current?.focus();
  };

  readonly #forget = (terms: string | null) => {
    this.props.field.current?.focus();
    void this.#list.forget(terms, this.#typed());
  };

  readonly #press = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (this.#list.press(event.key, this.#typed())) event.preventDefault();
    else if (event.key === 'Escape') this.props.onClose?.();
  };

  /** A page that moves the panel takes its focus for a moment, and that is not leaving it. */
  readonly #leave = () => {
    const look = () => this.#form.current?.matches(':focus-within') || this.#list.close();
    requestAnimationFrame(() => requestAnimationFrame(look));
  };

  override render({ field }: SearchFormProps) {
    const id = this.#id;
    const list = this.#list;
    const { items, active } = list;
    const isOpen = items.length > 0;
    const submit = message('search_submit');
    const hint = this.#hinted && message('search_hint');
    return (
      // biome-ignore lint/a11y/useSemanticElements: <search> is younger than some screen readers that schools keep.
      <form
        ref={this.#form}
        role="search"
        onFocusOut={this.#leave}
        onSubmit={(event) => {
          event.preventDefault();
          this.#search(items[active]?.terms ?? this.#typed());
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
            this.#hint(false);
            void list.open(this.#typed());
          }}
          onKeyDown={this.#press}
        />
        <button type="submit" class="round" title={submit} aria-label={submit}>
          <Icon shape="search" />
        </button>
        <SuggestionList id={id} list={list} onChoose={this.#search} onForget={this.#forget} />
        <p class={hint ? 'hint' : 'sr'} id={`${id}h`} role="status">
          {hint || (isOpen && plural('suggested', items.length))}
        </p>
      </form>
    );
  }
}
