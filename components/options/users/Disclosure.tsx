import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { message, type PluralKey, plural } from '../../../utils/browser/i18n.ts';
import type { Cut } from '../../../utils/domain/roster-import.ts';

interface UnfoldProps {
  readonly title: ComponentChildren;
  readonly open?: boolean;
  readonly children: () => ComponentChildren;
}

/** A disclosure whose content is made when it is opened first: a long list costs nothing before. */
export function Disclosure({ title, open = false, children }: UnfoldProps) {
  const [opened, setOpened] = useState(open);
  return (
    <details open={open} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{title}</summary>
      {opened && children()}
    </details>
  );
}

interface CutListProps<Item> extends Cut<Item> {
  /** What is said of those that are not on the page. */
  readonly rest: PluralKey;
  readonly children: (item: Item) => ComponentChildren;
}

const atFirst = 20;
const more = 100;

/** The first items of a list, and more of them at each asking. */
export function PagedList<Item>({ shown, count, rest, children }: CutListProps<Item>) {
  const [most, setMost] = useState(atFirst);
  const hidden = count - shown.length;
  return (
    <>
      <ul class="lines">
        {shown.slice(0, most).map((item, index) => (
          <li key={index}>{children(item)}</li>
        ))}
      </ul>
      {most < shown.length && (
        <button type="button" class="small" onClick={() => setMost(most + more)}>
          {message('users_more')}
        </button>
      )}
      {most >= shown.length && hidden > 0 && <p class="hint">{plural(rest, hidden)}</p>}
    </>
  );
}
