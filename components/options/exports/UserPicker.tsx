import { useMemo, useState } from 'preact/hooks';
import { message, plural } from '../../../utils/browser/i18n.ts';
import {
  type Audience,
  type Exceptions,
  isSelected,
  shownExceptions,
} from '../../../utils/domain/selection.ts';
import type { KeyedUser, User } from '../../../utils/domain/user.ts';
import { searchIndex, searchUsers } from '../../../utils/domain/user-search.ts';
import { useStore } from '../../shared/use-store.ts';
import { formatShortDate } from '../formats.ts';
import { roleGroup } from '../role-text.ts';
import { ChoiceInput } from './ChoiceInput.tsx';
import type { ExportsSession } from './exports-session.ts';
import { WindowedList } from './WindowedList.tsx';

interface UserPickerProps {
  readonly session: ExportsSession;
  readonly users: readonly KeyedUser[];
  readonly audience: Audience;
}

/** All users by name, to search and select one by one. */
export function UserPicker({ session, users, audience }: UserPickerProps) {
  const { exceptions } = useStore(session.view);
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [onlyExceptions, setOnlyExceptions] = useState(false);
  const index = useMemo(() => (isOpen ? searchIndex(users) : []), [isOpen, users]);
  const matching = useMemo(() => searchUsers(index, typed, index.length), [index, typed]);
  const shown = onlyExceptions ? exceptionsAmong(matching, audience, exceptions) : matching;
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{message('exports_people')}</summary>
      {isOpen && (
        <>
          <div class="field exports-search">
            <label for="exports-search">{message('exports_search')}</label>
            <input
              id="exports-search"
              type="search"
              autocomplete="off"
              spellcheck={false}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
          <ChoiceInput
            type="checkbox"
            id="exports-only-exceptions"
            label={message('exports_only_exceptions')}
            checked={onlyExceptions}
            onChange={setOnlyExceptions}
          />
          <p class="hint" role="status">
            {plural('exports_found', shown.length)}
          </p>
          <WindowedList
            label={message('exports_people')}
            items={shown}
            keyOf={({ key }) => key}
            renderItem={(one) => (
              <UserRow
                user={one.user}
                on={isSelected(one, audience, exceptions)}
                isException={exceptions.included.has(one.key) || exceptions.excluded.has(one.key)}
                onChange={(on) => session.select([one], on)}
              />
            )}
          />
        </>
      )}
    </details>
  );
}

function exceptionsAmong(
  users: readonly KeyedUser[],
  audience: Audience,
  exceptions: Exceptions,
): readonly KeyedUser[] {
  const { included, excluded } = shownExceptions(users, audience, exceptions);
  const keys = new Set([...included, ...excluded].map(({ key }) => key));
  return users.filter(({ key }) => keys.has(key));
}

interface UserRowProps {
  readonly user: User;
  readonly on: boolean;
  readonly isException: boolean;
  onChange(on: boolean): void;
}

function UserRow({ user, on, isException, onChange }: UserRowProps) {
  const className = user.role === 'pupil' ? user.classes[0] : undefined;
  return (
    <label class="exports-person">
      <input type="checkbox" checked={on} onChange={() => onChange(!on)} />
      <span class="who">
        {user.lastName} {user.firstName}
      </span>
      <span class="hint">
        {className ?? roleGroup(user.role)}
        {user.birthDate !== null && ` · ${formatShortDate(user.birthDate)}`}
      </span>
      {isException && <span class="tag">{message('exports_exception')}</span>}
    </label>
  );
}
