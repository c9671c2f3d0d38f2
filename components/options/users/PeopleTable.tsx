import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import type { PersonLine } from '../../../utils/domain/roster-import.ts';
import { roleName } from '../role-words.ts';
import { shortDay } from './users-words.ts';

/** Rows made beyond the edges of what is seen, so that scrolling by keys or wheel finds them there. */
const margin = 10;

/** People by the thousand: only the rows in sight are made, all of one height. */
export function PeopleTable({ people }: { people: readonly PersonLine[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { from, to, height, onScroll } = useWindow(scroller, people);
  return (
    <section
      ref={scroller}
      class="people"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      aria-label={message('users_list_label')}
      onScroll={onScroll}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a real table sizes itself by all its rows */}
      <div role="table" aria-label={message('users_list_label')} aria-rowcount={people.length + 1}>
        {/* biome-ignore-start lint/a11y: rows and cells of the table above */}
        <div role="row" class="person head" aria-rowindex={1}>
          <span role="columnheader">{message('users_col_name')}</span>
          <span role="columnheader">{message('users_col_role')}</span>
          <span role="columnheader">{message('users_col_class')}</span>
          <span role="columnheader">{message('users_col_birth')}</span>
        </div>
        <div role="rowgroup" style={{ height: people.length * height, paddingTop: from * height }}>
          {people.slice(from, to).map(({ name, role, classes, birthDate }, index) => (
            <div role="row" class="person" key={from + index} aria-rowindex={from + index + 2}>
              <span role="cell" class="name">
                <bdi>{name}</bdi>
              </span>
              <span role="cell">{roleName(role)}</span>
              <span role="cell">{classes}</span>
              <span role="cell">{shortDay(birthDate)}</span>
            </div>
          ))}
        </div>
        {/* biome-ignore-end lint/a11y: rows and cells of the table above */}
      </div>
    </section>
  );
}

/** Which rows are in sight; the height is that of a row as the browser has drawn it, whatever the size of letters. */
function useWindow(scroller: { readonly current: HTMLDivElement | null }, people: readonly PersonLine[]) {
  const [top, setTop] = useState(0);
  const [sizes, setSizes] = useState({ row: 44, view: 440 });
  useLayoutEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>('[role=rowgroup] > [role=row]')?.offsetHeight;
    const view = scroller.current?.clientHeight ?? 0;
    if (row && view && (row !== sizes.row || view !== sizes.view)) setSizes({ row, view });
  });
  useLayoutEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = 0;
    setTop(0);
  }, [people]);
  const from = Math.max(0, Math.floor(top / sizes.row) - margin);
  const to = Math.ceil((top + sizes.view) / sizes.row) + margin;
  return {
    ...{ from: Math.min(from, people.length), to, height: sizes.row },
    onScroll: () => setTop(scroller.current?.scrollTop ?? 0),
  };
}
