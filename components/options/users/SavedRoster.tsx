import { useMemo, useState } from 'preact/hooks';
import { message, plural } from '../../../utils/browser/i18n.ts';
import type { RosterOverview } from '../../../utils/domain/roster-import.ts';
import { searchUsers } from '../../../utils/domain/user-search.ts';
import { Empty } from '../../shared/Empty.tsx';
import { useOwnId } from '../../shared/own-id.ts';
import { Confirmation, useFocusBack } from '../Confirmation.tsx';
import { formatDateTime } from '../formats.ts';
import { RosterCounts } from './RosterCounts.tsx';
import { UserTable } from './UserTable.tsx';
import type { SavedRosterView } from './users-model.ts';
import { usersFailureText } from './users-text.ts';

interface SavedRosterProps {
  readonly saved: SavedRosterView;
  readonly busy: boolean;
  onRetry(): void;
  onDelete(): void;
}

/** The users stored on this computer. */
export function SavedRoster(props: SavedRosterProps) {
  return (
    <section aria-labelledby="users-kept">
      <h3 id="users-kept" tabIndex={-1}>
        {message('users_kept_title')}
      </h3>
      <Content {...props} />
    </section>
  );
}

function Content({ saved, busy, onRetry, onDelete }: SavedRosterProps) {
  if (saved.kind === 'loading') return <p class="hint awaited">{message('users_kept_loading')}</p>;
  if (saved.kind === 'failed') {
    return (
      <>
        <p class="fault">{usersFailureText(saved.failure)}</p>
        <button type="button" onClick={onRetry}>
          {message('users_retry')}
        </button>
      </>
    );
  }
  if (saved.roster === null) return <Empty icon="book" text={message('users_kept_none')} />;
  const { savedAt, unreadable, summary } = saved.roster;
  return (
    <>
      <p>
        {savedAt === null
          ? message('users_kept_unknown_date')
          : message('users_kept_since', formatDateTime(savedAt))}
      </p>
      {unreadable > 0 && <p class="fault">{plural('users_kept_unreadable', unreadable)}</p>}
      <RosterCounts summary={summary} />
      <UserSearch roster={saved.roster} />
      <DeleteButton users={summary.users} busy={busy} onDelete={onDelete} />
    </>
  );
}

function UserSearch({ roster: { index } }: { roster: RosterOverview }) {
  const id = useOwnId();
  const [typed, setTyped] = useState('');
  const found = useMemo(() => searchUsers(index, typed, index.length), [index, typed]);
  return (
    <>
      <div class="field">
        <label for={id}>{message('users_search')}</label>
        <input
          id={id}
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      <p class="hint" role="status">
        {typed.trim() !== '' && plural('users_found', found.length)}
      </p>
      {found.length > 0 && <UserTable people={found} />}
    </>
  );
}

interface DeleteButtonProps {
  readonly users: number;
  readonly busy: boolean;
  onDelete(): void;
}

function DeleteButton({ users, busy, onDelete }: DeleteButtonProps) {
  const [confirming, setConfirming] = useState(false);
  const button = useFocusBack(confirming);
  if (confirming) {
    return (
      <Confirmation
        question={plural('users_forget_question', users)}
        cancelLabel={message('users_forget_back')}
        confirmLabel={message('users_forget_yes')}
        onCancel={() => setConfirming(false)}
        onConfirm={() => {
          setConfirming(false);
          onDelete();
        }}
      />
    );
  }
  return (
    <button
      ref={button}
      type="button"
      class="danger"
      aria-disabled={busy}
      onClick={() => !busy && setConfirming(true)}
    >
      {message('users_forget')}
    </button>
  );
}
