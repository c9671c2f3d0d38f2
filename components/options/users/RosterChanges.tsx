import { message, type PluralKey, plural } from '../../../utils/browser/i18n.ts';
import type { ChangedLine, Cut, PersonLine, RosterDifference } from '../../../utils/domain/roster-import.ts';
import { roleName } from '../role-text.ts';
import { Disclosure, PagedList } from './Disclosure.tsx';
import { foundFieldText } from './users-text.ts';

/** How saving these users would change the stored roster. */
export function RosterChanges({ difference }: { difference: RosterDifference }) {
  const { added, removed, changed, unchanged, renumbered, unreadable } = difference;
  const same = added.count + removed.count + changed.count === 0;
  return (
    <>
      {renumbered.count > 0 && (
        <div class="advice">
          <strong>{plural('users_renumbered', renumbered.count)}</strong>
          <p>{message('users_renumbered_text')}</p>
          <PagedList {...renumbered} rest="users_cut_rest">
            {({ person, numbers }) => (
              <>
                <Person {...person} /> <span class="where">{numbers}</span>
              </>
            )}
          </PagedList>
        </div>
      )}
      {unreadable > 0 && <p class="fault">{plural('users_difference_unreadable', unreadable)}</p>}
      {same && <p>{message('users_difference_same')}</p>}
      <UserGroup title="users_added" people={added} />
      <UserGroup title="users_removed" people={removed} />
      {changed.count > 0 && (
        <Disclosure title={plural('users_changed', changed.count)}>
          {() => (
            <PagedList {...changed} rest="users_cut_rest">
              {(line) => <Changed {...line} />}
            </PagedList>
          )}
        </Disclosure>
      )}
      <p class="unchanged">{plural('users_unchanged', unchanged)}</p>
    </>
  );
}

function UserGroup({ title, people }: { title: PluralKey; people: Cut<PersonLine> }) {
  if (people.count === 0) return null;
  return (
    <Disclosure title={plural(title, people.count)}>
      {() => (
        <PagedList {...people} rest="users_cut_rest">
          {(person) => <Person {...person} />}
        </PagedList>
      )}
    </Disclosure>
  );
}

function Changed({ person, fields }: ChangedLine) {
  return (
    <>
      <Person {...person} /> <span class="where">{fields.map(foundFieldText).join(', ')}</span>
    </>
  );
}

function Person({ name, role, classes }: PersonLine) {
  return (
    <>
      <strong>
        <bdi>{name}</bdi>
      </strong>{' '}
      <span>{[roleName(role), classes].filter((text) => text !== '').join(', ')}</span>
    </>
  );
}
