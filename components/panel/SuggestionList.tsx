import { message } from '../../utils/browser/i18n.ts';
import { Button } from '../shared/Button.tsx';
import { Icon } from '../shared/Icon.tsx';
import type { SuggestionSession } from './suggestion-session.ts';

interface SuggestionListProps {
  /** The list's id; those of its options add their rank. */
  readonly id: string;
  readonly list: SuggestionSession;
  onChoose(terms: string): void;
  /** All of them with null. */
  onForget(terms: string | null): void;
}

/**
 * What the words may become, over what stands below; past searches can be taken back one by one, or all at once. An
 * option holds no button, so the buttons stand beside the list, each in its option's row.
 */
export function SuggestionList({ id, list, onChoose, onForget }: SuggestionListProps) {
  const { items, active, keepsPast } = list;
  const past = items.filter(({ kind }) => kind === 'past-search');
  return (
    <div class="popup" hidden={items.length === 0}>
      <div id={id} role="listbox" aria-label={message('suggestions')}>
        {items.map(({ kind, terms }, index) => (
          // biome-ignore lint/a11y: the focus stays in the field, whose keys lead here
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
