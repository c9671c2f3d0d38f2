import { useEffect, useState } from 'preact/hooks';
import { message, plural } from '../../../utils/browser/i18n.ts';
import { type RosterReview, removesMany } from '../../../utils/domain/roster-import.ts';
import type { StorageFailure } from '../../../utils/domain/storage-failure.ts';
import { Confirmation, useFocusBack } from '../Confirmation.tsx';
import { formatNumber } from '../formats.ts';
import { RosterChanges } from './RosterChanges.tsx';
import { RosterCounts } from './RosterCounts.tsx';
import { RosterFindings } from './RosterFindings.tsx';
import type { ReviewView, UsersView } from './users-model.ts';
import { usersFailureText } from './users-text.ts';

interface ReviewSectionProps {
  readonly review: ReviewView;
  readonly pending: UsersView['pending'];
  onReport(): void;
  onSave(): void;
  onRetry(): void;
}

/** The result of the check: counts, findings, changes to the stored roster, and the button to save it. */
export function ReviewSection({ review, pending, onReport, onSave, onRetry }: ReviewSectionProps) {
  if (review.kind === 'stopped' || review.kind === 'interrupted') {
    return (
      <button type="button" onClick={onRetry}>
        {message('users_retry')}
      </button>
    );
  }
  if (review.kind === 'none' || review.last === null) return null;
  const { summary, findings, difference } = review.last;
  const busy = review.kind === 'running' || pending !== null;
  return (
    <section class="review" aria-labelledby="users-review" aria-busy={busy}>
      <h3 id="users-review">{message('users_review_title')}</h3>
      <RosterCounts summary={summary} />
      <RosterFindings groups={findings} busy={busy} onReport={onReport} />
      <section aria-labelledby="users-difference">
        <h4 id="users-difference">{message('users_difference_title')}</h4>
        {!difference.ok ? (
          <ComparisonFailure failure={difference.failure.kind} onRetry={onRetry} />
        ) : difference.value === null ? (
          <p>{message('users_difference_first')}</p>
        ) : (
          <RosterChanges difference={difference.value} />
        )}
      </section>
      {difference.ok && (
        <SaveButton review={review.last} busy={busy} saving={pending === 'save'} onSave={onSave} />
      )}
    </section>
  );
}

/** Users cannot be saved without the comparison: it shows which stored users would be lost. */
function ComparisonFailure({ failure, onRetry }: { failure: StorageFailure['kind']; onRetry(): void }) {
  return (
    <>
      <p class="fault">
        {message('users_difference_failed')} {usersFailureText(failure)}
      </p>
      <button type="button" onClick={onRetry}>
        {message('users_retry')}
      </button>
    </>
  );
}

interface SaveButtonProps {
  readonly review: RosterReview;
  readonly busy: boolean;
  readonly saving: boolean;
  onSave(): void;
}

function SaveButton({ review: { summary, difference }, busy, saving, onSave }: SaveButtonProps) {
  const [confirming, setConfirming] = useState(false);
  const button = useFocusBack(confirming);
  // A new comparison makes the confirmation obsolete.
  useEffect(() => setConfirming(false), [difference]);
  const changes = difference.ok ? difference.value : null;
  if (confirming && changes !== null && !busy) {
    return (
      <Confirmation
        question={plural('users_keep_question', changes.removed.count, formatNumber(changes.before))}
        hint={message('users_keep_question_hint')}
        cancelLabel={message('users_keep_back')}
        confirmLabel={message('users_keep_anyway')}
        onCancel={() => setConfirming(false)}
        onConfirm={() => {
          setConfirming(false);
          onSave();
        }}
      />
    );
  }
  const disabled = busy || summary.users === 0;
  const save = () => {
    if (disabled) return;
    if (changes !== null && removesMany(changes)) setConfirming(true);
    else onSave();
  };
  return (
    <div class="keep">
      <button ref={button} type="button" class="primary" aria-disabled={disabled} onClick={save}>
        {message(saving ? 'users_keeping' : 'users_keep')}
      </button>
      <p class="hint">{message('users_keep_hint')}</p>
    </div>
  );
}
