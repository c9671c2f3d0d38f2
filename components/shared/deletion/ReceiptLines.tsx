import { language, type MessageKey, message } from '../../../utils/browser/i18n.ts';
import type { Erased, ErasedKind } from '../../../utils/domain/deletion.ts';

const names: Record<ErasedKind, MessageKey> = {
  loans: 'erased_loans',
  reservations: 'erased_reservations',
  readings: 'erased_readings',
  sessions: 'erased_sessions',
  searches: 'erased_searches',
  reminders: 'erased_reminders',
  person: 'erased_person',
  others: 'erased_others',
};

/** One line for each kind that there is something of, and what is still there of it. */
export function ReceiptLines({ lines }: { lines: readonly Erased[] }) {
  const told = lines.filter(({ count, left }) => count !== 0 || left);
  if (told.length === 0) return null;
  return (
    <dl class="receipt">
      {told.map(({ kind, count, left }) => (
        <div key={kind} class={left ? 'left' : undefined}>
          <dt>{message(names[kind])}</dt>
          <dd>
            {count === null ? message('erased_unknown') : new Intl.NumberFormat(language()).format(count)}
            {left && ` · ${message('erased_left')}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
