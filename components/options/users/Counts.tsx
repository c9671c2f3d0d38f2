import { plural } from '../../../utils/browser/i18n.ts';
import type { RosterSummary } from '../../../utils/domain/roster-import.ts';
import { roles } from '../../../utils/domain/user.ts';
import { roleCount } from '../role-words.ts';
import { Disclosure } from './Disclosure.tsx';

/** How many users there are, by what they are, and the classes. */
export function Counts({ summary: { users, roles: counts, classes } }: { summary: RosterSummary }) {
  return (
    <div class="counts">
      <p class="total">{plural('users_total', users)}</p>
      <ul class="tally">
        {roles
          .filter((role) => counts[role] > 0)
          .map((role) => (
            <li key={role} class="tag">
              {roleCount(role, counts[role])}
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
