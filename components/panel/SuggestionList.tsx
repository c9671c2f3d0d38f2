import { message } from '../../utils/browser/i18n.ts';
import { Button } from '../shared/Button.tsx';
import { Icon } from '../shared/Icon.tsx';
import type { SuggestionView } from './suggestion-session.ts';

interface SuggestionListProps extends SuggestionView {
  /** Id of the list; each option's id adds its index. */
  readonly id: string;
  onChoose(terms: string): void;
  /** Deletes one past search, or all of them with null. */
  onForget(terms: string | null): void;
}

/**
 * Suggestions over the panel's content. An option of a listbox cannot contain a button, so the buttons that delete past
 * searches are outside the list, each in its option's grid row.
 */
export function SuggestionList({ id, items, active, keepsPast, onChoose, onForget }: SuggestionListProps) {
  const past = items.filter(({ kind }) => kind === 'past-search');
  return (
    <div class="popup" hidden={items.length === 0}>
      <div id={id} role="listbox" aria-label={message('suggestions')}>
        {items.map(({ kind, terms }, index) => (
          // biome-ignore lint/a11y: the focus stays in the field, whose keys reach the options
          <div
            key={kind + terms}
            id={id + index}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(terms)}
          >
            <Icon shape={kind === 'past-search' ? 'clock' : 'book'} />
            <bdi class="clamp">{terms}</bdi>
          </div>
        ))}
      </div>
      {past.map((item) => {
        const label = message('forget_search', item.terms);
        return (
          <Button
            key={item.terms}
            class="link"
            style={{ gridArea: `${items.indexOf(item) + 1}/2` }}
            title={label}
            aria-label={label}
            onClick={() => onForget(item.terms)}
          >
            <Icon shape="cross" />
          </Button>
        );
      })}
      {past.length > 0 && (
        <Button class="link" onClick={() => onForget(null)}>
          {message('forget_searches')}
        </Button>
      )}
      {!keepsPast && <p class="facts">{message('searches_unkept')}</p>}
    </div>
  );
}
