import { useMemo, useState } from 'preact/hooks';
import { message, plural } from '../../../utils/browser/i18n.ts';
import type { RosterOverview } from '../../../utils/domain/roster-import.ts';
import { searchUsers } from '../../../utils/domain/user-search.ts';
import { Empty } from '../../shared/Empty.tsx';
import { useOwnId } from '../../shared/own-id.ts';
import { useFocusBack } from '../use-focus-back.ts';
import { Confirm } from './Confirm.tsx';
import { Counts } from './Counts.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import type { KeptView } from './users-model.ts';
import { instantWords, usersFailureWords } from './users-words.ts';

interface KeptProps {
  readonly kept: KeptView;
  readonly busy: boolean;
  onRetry(): void;
  onForget(): void;
}

/** The users that this computer keeps. */
export function Kept({ kept, ...props }: KeptProps) {
  return (
    <section aria-labelledby="users-kept">
      <h3 id="users-kept" tabIndex={-1}>
        {message('users_kept_title')}
      </h3>
      <KeptBody kept={kept} {...props} />
    </section>
  );
}

function KeptBody({ kept, busy, onRetry, onForget }: KeptProps) {
  if (kept.kind === 'loading') return <p class="hint awaited">{message('users_kept_loading')}</p>;
  if (kept.kind === 'failed') {
    return (
      <>
        <p class="fault">{usersFailureWords(kept.failure)}</p>
        <button type="button" onClick={onRetry}>
          {message('users_retry')}
        </button>
      </>
    );
  }
  if (kept.roster === null) return <Empty icon="book" text={message('users_kept_none')} />;
  const { savedAt, unreadable, summary } = kept.roster;
  return (
    <>
      <p>
        {savedAt === null
          ? message('users_kept_unknown_date')
          : message('users_kept_since', instantWords(savedAt))}
      </p>
      {unreadable > 0 && <p class="fault">{plural('users_kept_unreadable', unreadable)}</p>}
      <Counts summary={summary} />
      <People roster={kept.roster} />
      <Forget users={summary.users} busy={busy} onForget={onForget} />
    </>
  );
}

function People({ roster: { index } }: { roster: RosterOverview }) {
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
      {found.length > 0 && <PeopleTable people={found} />}
    </>
  );
}

function Forget({ users, busy, onForget }: { users: number; busy: boolean; onForget(): void }) {
  const [asking, setAsking] = useState(false);
  const forget = useFocusBack(asking);
  if (asking) {
    return (
      <Confirm
        question={plural('users_forget_question', users)}
        back={message('users_forget_back')}
        go={message('users_forget_yes')}
        onBack={() => setAsking(false)}
        onGo={() => {
          setAsking(false);
          onForget();
        }}
      />
    );
  }
  return (
    <button
      ref={forget}
      type="button"
      class="danger"
      aria-disabled={busy}
      onClick={() => !busy && setAsking(true)}
    >
      {message('users_forget')}
    </button>
  );
}
