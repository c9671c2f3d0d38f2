import { plural } from '../../../utils/browser/i18n.ts';
import type { RosterSummary } from '../../../utils/domain/roster-import.ts';
import { roleCounts } from '../role-text.ts';
import { Disclosure } from './Disclosure.tsx';

/** The number of users, in all, by role and by class. */
export function RosterCounts({ summary: { users, roles, classes } }: { summary: RosterSummary }) {
  return (
    <div class="counts">
      <p class="total">{plural('users_total', users)}</p>
      <ul class="tally">
        {roleCounts(roles).map((count) => (
          <li key={count} class="tag">
            {count}
          </li>
        ))}
      </ul>
      {classes.length > 0 && (
        <Disclosure title={plural('users_classes', classes.length)}>
          {() => (
            <ul class="tally">
              {classes.map(({ name, pupils }) => (
                <li key={name} class="tag">
                  <bdi>{name}</bdi> · {plural('users_class_pupils', pupils)}
                </li>
              ))}
            </ul>
          )}
        </Disclosure>
      )}
    </div>
  );
}
