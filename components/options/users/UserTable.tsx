import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import type { PersonLine } from '../../../utils/domain/roster-import.ts';
import { formatShortDate } from '../formats.ts';
import { roleName } from '../role-text.ts';

/** Rows rendered above and below the visible ones. */
const overscan = 10;

/** A table for thousands of users: renders only the visible rows, all of one height. */
export function UserTable({ people }: { people: readonly PersonLine[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { from, to, height, onScroll } = useVisibleRows(scroller, people);
  return (
    <section
      ref={scroller}
      class="people"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable content must be keyboard accessible
      tabIndex={0}
      aria-label={message('users_list_label')}
      onScroll={onScroll}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a native table computes its layout from all rows */}
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
              <span role="cell">{birthDate && formatShortDate(birthDate)}</span>
            </div>
          ))}
        </div>
        {/* biome-ignore-end lint/a11y: rows and cells of the table above */}
      </div>
    </section>
  );
}

/** The visible rows; row height is measured, since it depends on the font size. */
function useVisibleRows(
  scroller: { readonly current: HTMLDivElement | null },
  people: readonly PersonLine[],
) {
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
  const from = Math.max(0, Math.floor(top / sizes.row) - overscan);
  const to = Math.ceil((top + sizes.view) / sizes.row) + overscan;
  return {
    ...{ from: Math.min(from, people.length), to, height: sizes.row },
    onScroll: () => setTop(scroller.current?.scrollTop ?? 0),
  };
}
