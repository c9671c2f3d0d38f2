import { useMemo, useState } from 'preact/hooks';
import { message, plural } from '../../../utils/browser/i18n.ts';
import { type Audience, isSelected, shownExceptions } from '../../../utils/domain/selection.ts';
import type { KeyedUser } from '../../../utils/domain/user.ts';
import { searchIndex, searchUsers } from '../../../utils/domain/user-search.ts';
import { roleWords } from '../role-words.ts';
import type { ExportsSession } from './exports-session.ts';
import { WindowedList } from './WindowedList.tsx';

interface PeopleProps {
  readonly session: ExportsSession;
  readonly users: readonly KeyedUser[];
  readonly audience: Audience;
}

/** Everybody by name, to be searched and ticked one by one. */
export function People({ session, users, audience }: PeopleProps) {
  const { exceptions } = session.view();
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
          <div class="choice">
            <input
              type="checkbox"
              id="exports-only-exceptions"
              checked={onlyExceptions}
              onChange={(event) => setOnlyExceptions(event.currentTarget.checked)}
            />
            <label for="exports-only-exceptions">{message('exports_only_exceptions')}</label>
          </div>
          <p class="hint" role="status">
            {plural('exports_found', shown.length)}
          </p>
          <WindowedList
            label={message('exports_people')}
            items={shown}
            keyOf={({ key }) => key}
            draw={(one) => (
              <Person
                one={one}
                on={isSelected(one, audience, exceptions)}
                isException={exceptions.included.has(one.key) || exceptions.excluded.has(one.key)}
                onChange={(on) => session.tick([one], on)}
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
  exceptions: Parameters<typeof shownExceptions>[2],
): readonly KeyedUser[] {
  const { included, excluded } = shownExceptions(users, audience, exceptions);
  const keys = new Set([...included, ...excluded].map(({ key }) => key));
  return users.filter(({ key }) => keys.has(key));
}

interface PersonProps {
  readonly one: KeyedUser;
  readonly on: boolean;
  readonly isException: boolean;
  onChange(on: boolean): void;
}

function Person({ one: { user }, on, isException, onChange }: PersonProps) {
  const place = user.classes[0] ?? roleWords(user.role);
  return (
    <label class="exports-person">
      <input type="checkbox" checked={on} onChange={() => onChange(!on)} />
      <span class="who">
        {user.lastName} {user.firstName}
      </span>
      <span class="hint">
        {user.role === 'pupil' ? place : roleWords(user.role)}
        {user.birthDate !== null && ` · ${user.birthDate.split('-').reverse().join('/')}`}
      </span>
      {isException && <span class="tag">{message('exports_exception')}</span>}
    </label>
  );
}
