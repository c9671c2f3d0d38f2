import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { message, type PluralKey, plural } from '../../../utils/browser/i18n.ts';
import type { Cut } from '../../../utils/domain/roster-import.ts';

interface DisclosureProps {
  readonly title: ComponentChildren;
  readonly children: () => ComponentChildren;
}

/** Renders its content when it is first opened, since lists may be long. */
export function Disclosure({ title, children }: DisclosureProps) {
  const [opened, setOpened] = useState(false);
  return (
    <details onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{title}</summary>
      {opened && children()}
    </details>
  );
}

interface PagedListProps<Item> extends Cut<Item> {
  /** Text for the items that the worker did not return. */
  readonly rest: PluralKey;
  readonly children: (item: Item) => ComponentChildren;
}

const firstPage = 20;
const nextPage = 100;

/** The first items of a list, and more at each click. */
export function PagedList<Item>({ shown, count, rest, children }: PagedListProps<Item>) {
  const [shownCount, setShownCount] = useState(firstPage);
  const hidden = count - shown.length;
  return (
    <>
      <ul class="lines">
        {shown.slice(0, shownCount).map((item, index) => (
          <li key={index}>{children(item)}</li>
        ))}
      </ul>
      {shownCount < shown.length && (
        <button type="button" class="small" onClick={() => setShownCount(shownCount + nextPage)}>
          {message('users_more')}
        </button>
      )}
      {shownCount >= shown.length && hidden > 0 && <p class="hint">{plural(rest, hidden)}</p>}
    </>
  );
}
