import { useEffect, useState } from 'preact/hooks';
import { message, plural } from '../../../utils/browser/i18n.ts';
import { type RosterReview, removesMany } from '../../../utils/domain/roster-import.ts';
import { numberWords } from '../role-words.ts';
import { useFocusBack } from '../use-focus-back.ts';
import { Confirm } from './Confirm.tsx';
import { Counts } from './Counts.tsx';
import { Difference } from './Difference.tsx';
import { Findings } from './Findings.tsx';
import type { ReviewView, UsersView } from './users-model.ts';
import { usersFailureWords } from './users-words.ts';

interface ReviewPartProps {
  readonly review: ReviewView;
  readonly doing: UsersView['doing'];
  onReport(): void;
  onKeep(): void;
  onRetry(): void;
}

/** What was understood of the lists, what would change, and the word to keep it. */
export function ReviewPart({ review, doing, onReport, onKeep, onRetry }: ReviewPartProps) {
  if (review.kind === 'stopped' || review.kind === 'interrupted') {
    return (
      <button type="button" onClick={onRetry}>
        {message('users_retry')}
      </button>
    );
  }
  if (review.kind === 'none' || review.last === null) return null;
  const { summary, findings, difference } = review.last;
  const busy = review.kind === 'running' || doing !== null;
  return (
    <section class="review" aria-labelledby="users-review" aria-busy={busy}>
      <h3 id="users-review">{message('users_review_title')}</h3>
      <Counts summary={summary} />
      <Findings groups={findings} busy={busy} onReport={onReport} />
      <section aria-labelledby="users-difference">
        <h4 id="users-difference">{message('users_difference_title')}</h4>
        {!difference.ok ? (
          <Uncompared failure={difference.failure.kind} onRetry={onRetry} />
        ) : difference.value === null ? (
          <p>{message('users_difference_first')}</p>
        ) : (
          <Difference difference={difference.value} />
        )}
      </section>
      {difference.ok && <Keep review={review.last} busy={busy} saving={doing === 'keep'} onKeep={onKeep} />}
    </section>
  );
}

/** Without the comparison nobody can tell what would be lost: the users are not offered for keeping. */
function Uncompared({
  failure,
  onRetry,
}: {
  failure: Parameters<typeof usersFailureWords>[0];
  onRetry(): void;
}) {
  return (
    <>
      <p class="fault">
        {message('users_difference_failed')} {usersFailureWords(failure)}
      </p>
      <button type="button" onClick={onRetry}>
        {message('users_retry')}
      </button>
    </>
  );
}

interface KeepProps {
  readonly review: RosterReview;
  readonly busy: boolean;
  readonly saving: boolean;
  onKeep(): void;
}

function Keep({ review: { summary, difference }, busy, saving, onKeep }: KeepProps) {
  const [asking, setAsking] = useState(false);
  const ask = useFocusBack(asking);
  // A question about other lists is no question about these.
  useEffect(() => setAsking(false), [difference]);
  const changes = difference.ok ? difference.value : null;
  if (asking && changes !== null && !busy) {
    return (
      <Confirm
        question={plural('users_keep_question', changes.removed.count, numberWords(changes.before))}
        hint={message('users_keep_question_hint')}
        back={message('users_keep_back')}
        go={message('users_keep_anyway')}
        onBack={() => setAsking(false)}
        onGo={() => {
          setAsking(false);
          onKeep();
        }}
      />
    );
  }
  const nobody = summary.users === 0;
  const keep = () => {
    if (busy || nobody) return;
    if (changes !== null && removesMany(changes)) setAsking(true);
    else onKeep();
  };
  return (
    <div class="keep">
      <button ref={ask} type="button" class="primary" aria-disabled={busy || nobody} onClick={keep}>
        {message(saving ? 'users_keeping' : 'users_keep')}
      </button>
      <p class="hint">{message('users_keep_hint')}</p>
    </div>
  );
}
