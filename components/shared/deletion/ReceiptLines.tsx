import { language, message } from '../../../utils/browser/i18n.ts';
import type { Erased } from '../../../utils/domain/deletion.ts';

/** A line for each kind of data that was found, with what could not be deleted. */
export function ReceiptLines({ lines }: { lines: readonly Erased[] }) {
  const shown = lines.filter(({ count, left }) => count !== 0 || left);
  if (shown.length === 0) return null;
  return (
    <dl class="receipt">
      {shown.map(({ kind, count, left }) => (
        <div key={kind} class={left ? 'left' : undefined}>
          <dt>{message(`erased_${kind}`)}</dt>
          <dd>
            {count === null ? message('erased_unknown') : new Intl.NumberFormat(language()).format(count)}
            {left && ` · ${message('erased_left')}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
