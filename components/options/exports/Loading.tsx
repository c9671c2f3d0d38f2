import { message } from '../../../utils/browser/i18n.ts';
import { troubleWords } from './archive-words.ts';
import type { ExportTrouble } from './exports-model.ts';

/** Shown by the style sheet only after a fifth of a second: most answers are there before. */
export function Loading() {
  return <p class="soft awaited">{message('exports_loading')}</p>;
}

export function Trouble({ trouble, onRetry }: { trouble: ExportTrouble; onRetry?: () => void }) {
  return (
    <div class="exports-trouble" role="alert">
      <p class="fault">{troubleWords(trouble)}</p>
      {onRetry && (
        <button type="button" class="small" onClick={onRetry}>
          {message('exports_retry')}
        </button>
      )}
    </div>
  );
}
