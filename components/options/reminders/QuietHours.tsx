import { message } from '../../../utils/browser/i18n.ts';

interface QuietHoursProps {
  /** `19:00`; empty for none. */
  readonly from: string;
  readonly until: string;
  readonly faulty: boolean;
  readonly locked: boolean;
  onChange(part: { readonly quietFrom: string } | { readonly quietUntil: string }): void;
}

/** The hours in which nobody is reminded. */
export function QuietHours({ from, until, faulty, locked, onChange }: QuietHoursProps) {
  const described = faulty ? 'quiet-hint quiet-fault' : 'quiet-hint';
  return (
    <fieldset class="quiet" disabled={locked}>
      <legend>{message('reminders_quiet')}</legend>
      <p class="hint" id="quiet-hint">
        {message('reminders_quiet_hint')}
      </p>
      <label>
        {message('reminders_quiet_from')}
        <input
          type="time"
          value={from}
          aria-invalid={faulty}
          aria-describedby={described}
          onInput={(event) => onChange({ quietFrom: event.currentTarget.value })}
        />
      </label>
      <label>
        {message('reminders_quiet_until')}
        <input
          type="time"
          value={until}
          aria-invalid={faulty}
          aria-describedby={described}
          onInput={(event) => onChange({ quietUntil: event.currentTarget.value })}
        />
      </label>
      {faulty && (
        <p class="fault" id="quiet-fault">
          {message('fault_reminder_quiet')}
        </p>
      )}
    </fieldset>
  );
}
