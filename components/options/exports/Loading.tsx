import { message } from '../../../utils/platform/i18n.ts';
import type { ExportTrouble } from './export-trouble.ts';
import { troubleWords } from './trouble-words.ts';

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
