import { message, plural } from '../../../utils/browser/i18n.ts';
import type { UsersView } from './users-model.ts';

/** Progress of reading and checking, then the result. */
export function ImportStatus({ view, onStop }: { view: UsersView; onStop(): void }) {
  const running = runningText(view);
  return (
    <div class="status">
      <p class="status-words" role="status">
        {running === null ? doneText(view) : <span class="awaited">{running}</span>}
      </p>
      {running !== null && (
        <div class="buttons awaited">
          <progress aria-label={message('users_progress')} max={1} value={progressOf(view)} />
          <button type="button" class="small" onClick={onStop}>
            {message('users_stop')}
          </button>
        </div>
      )}
    </div>
  );
}

function runningText({ files, review }: UsersView): string | null {
  if (files.some(({ state }) => state.kind === 'reading')) return message('users_review_reading');
  return review.kind === 'running' ? message('users_review_running') : null;
}

function progressOf({ files, review }: UsersView): number {
  const shares = files.flatMap(({ state }) => (state.kind === 'reading' ? [state.done] : []));
  if (shares.length === 0) return review.kind === 'running' ? review.done : 0;
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function doneText({ files, review }: UsersView): string {
  const unread = files.filter(({ state }) => state.kind !== 'read' && state.kind !== 'reading').length;
  const unreadText = unread === 0 ? '' : plural('users_files_refused', unread);
  return `${reviewText(review)} ${unreadText}`.trim();
}

function reviewText(review: UsersView['review']): string {
  switch (review.kind) {
    case 'done':
      return plural('users_review_done', review.last.summary.users);
    case 'stopped':
      return message('users_review_stopped');
    case 'interrupted':
      return message('users_review_interrupted');
    default:
      return '';
  }
}
