import type { ChangedLine, Cut, PersonLine, RosterDifference } from '../../../utils/domain/roster-import.ts';
import { message, type PluralKey, plural } from '../../../utils/platform/i18n.ts';
import { roleName } from '../role-words.ts';
import { foundFieldWords } from './finding-words.ts';
import { CutList, Unfold } from './Unfold.tsx';

/** What keeping these users would change. */
export function Difference({ difference }: { difference: RosterDifference }) {
  const { added, removed, changed, unchanged, renumbered, unreadable } = difference;
  const same = added.count + removed.count + changed.count === 0;
  return (
    <>
      {renumbered.count > 0 && (
        <div class="advice">
          <strong>{plural('users_renumbered', renumbered.count)}</strong>
          <p>{message('users_renumbered_text')}</p>
          <CutList {...renumbered} rest="users_cut_rest">
            {({ person, numbers }) => (
              <>
                <Person {...person} /> <span class="where">{numbers}</span>
              </>
            )}
          </CutList>
        </div>
      )}
      {unreadable > 0 && <p class="fault">{plural('users_difference_unreadable', unreadable)}</p>}
      {same && <p>{message('users_difference_same')}</p>}
      <People count="users_added" people={added} />
      <People count="users_removed" people={removed} />
      {changed.count > 0 && (
        <Unfold title={plural('users_changed', changed.count)}>
          {() => (
            <CutList {...changed} rest="users_cut_rest">
              {(line) => <Changed {...line} />}
            </CutList>
          )}
        </Unfold>
      )}
      <p class="unchanged">{plural('users_unchanged', unchanged)}</p>
    </>
  );
}

function People({ count, people }: { count: PluralKey; people: Cut<PersonLine> }) {
  if (people.count === 0) return null;
  return (
    <Unfold title={plural(count, people.count)}>
      {() => (
        <CutList {...people} rest="users_cut_rest">
          {(person) => <Person {...person} />}
        </CutList>
      )}
    </Unfold>
  );
}

function Changed({ person, fields }: ChangedLine) {
  return (
    <>
      <Person {...person} />{' '}
      <span class="where">{fields.map((field) => message(foundFieldWords[field])).join(', ')}</span>
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
