import { message, plural } from '../../../utils/browser/i18n.ts';
import type { UsersView } from './users-model.ts';

/** How far the work is, once it takes long enough to be seen, and what has come of it. */
export function Status({ view, onStop }: { view: UsersView; onStop(): void }) {
  const running = runningWords(view);
  return (
    <div class="status">
      <p class="status-words" role="status">
        {running === null ? doneWords(view) : <span class="awaited">{running}</span>}
      </p>
      {running !== null && (
        <div class="buttons awaited">
          <progress aria-label={message('users_progress')} max={1} value={doneShare(view)} />
          <button type="button" class="small" onClick={onStop}>
            {message('users_stop')}
          </button>
        </div>
      )}
    </div>
  );
}

function runningWords({ files, review }: UsersView): string | null {
  if (files.some(({ state }) => state.kind === 'reading')) return message('users_review_reading');
  return review.kind === 'running' ? message('users_review_running') : null;
}

function doneShare({ files, review }: UsersView): number {
  const shares = files.flatMap(({ state }) => (state.kind === 'reading' ? [state.done] : []));
  if (shares.length === 0) return review.kind === 'running' ? review.done : 0;
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function doneWords({ files, review }: UsersView): string {
  const unread = files.filter(({ state }) => state.kind !== 'read' && state.kind !== 'reading').length;
  const left = unread === 0 ? '' : plural('users_files_refused', unread);
  return `${reviewWords(review)} ${left}`.trim();
}

function reviewWords(review: UsersView['review']): string {
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
