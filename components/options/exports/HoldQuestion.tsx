import { useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import type { Hold, HoldReason } from '../../../utils/domain/export-difference.ts';
import { formatNumber } from '../formats.ts';
import { roleGroup } from '../role-text.ts';

interface HoldProps {
  readonly hold: Hold;
  readonly isConfirmed: boolean;
  /** False when the number does not match. */
  onConfirm(typed: string): boolean;
}

/** Holds a large change until the administrator types how many users it affects: this catches a wrong list. */
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
          <li key={`${reason.role} ${reason.kind}`}>{reasonText(reason)}</li>
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

function reasonText({ role, kind, count, of }: HoldReason): string {
  return message(`exports_hold_${kind}`, roleGroup(role), formatNumber(count), formatNumber(of));
}
