import { useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import type { Hold, HoldReason } from '../../../utils/domain/export-difference.ts';
import { numberWords, roleWords } from '../role-words.ts';

interface HoldProps {
  readonly hold: Hold;
  readonly isConfirmed: boolean;
  /** False where another number was typed. */
  onConfirm(typed: string): boolean;
}

/** A large change waits until somebody has typed how many it touches: a wrong list is found out here. */
export function HoldQuestion({ hold, isConfirmed, onConfirm }: HoldProps) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  if (isConfirmed)
    return (
      <p class="good-news" role="status">
        {message('exports_hold_confirmed')}
      </p>
    );

  function submit(event: Event) {
    event.preventDefault();
    setWrong(!onConfirm(typed));
  }

  return (
    <form class="advice exports-hold" noValidate onSubmit={submit}>
      <p>
        <strong>{message('exports_hold_title')}</strong>
      </p>
      <ul>
        {hold.reasons.map((reason) => (
          <li key={`${reason.role} ${reason.kind}`}>{reasonWords(reason)}</li>
        ))}
      </ul>
      <p>{message('exports_hold_text')}</p>
      <div class="field">
        <label for="exports-hold">{message('exports_hold_field', String(hold.number))}</label>
        <input
          id="exports-hold"
          inputMode="numeric"
          autocomplete="off"
          value={typed}
          aria-invalid={wrong}
          aria-describedby={wrong ? 'exports-hold-fault' : undefined}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        {wrong && (
          <p class="fault" id="exports-hold-fault">
            {message('exports_hold_wrong')}
          </p>
        )}
      </div>
      <button type="submit" class="small">
        {message('exports_hold_confirm')}
      </button>
    </form>
  );
}

function reasonWords({ role, kind, count, of }: HoldReason): string {
  const [some, all] = [numberWords(count), numberWords(of)];
  return kind === 'removed'
    ? message('exports_hold_removed', roleWords(role), some, all)
    : message('exports_hold_changed', roleWords(role), some, all);
}
