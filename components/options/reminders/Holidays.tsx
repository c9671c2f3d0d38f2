import { message } from '../../../utils/browser/i18n.ts';

interface HolidaysProps {
  readonly text: string;
  /** From 1; null where nothing is wrong. */
  readonly faultyLine: number | null;
  readonly locked: boolean;
  onChange(text: string): void;
}

/** Days without school, typed or pasted a line each. */
export function Holidays({ text, faultyLine, locked, onChange }: HolidaysProps) {
  return (
    <fieldset class="bare field" disabled={locked}>
      <label for="holidays">{message('reminders_holidays')}</label>
      <p class="hint" id="holidays-hint">
        {message('reminders_holidays_hint')}
      </p>
      <textarea
        id="holidays"
        rows={5}
        value={text}
        spellcheck={false}
        aria-invalid={faultyLine !== null}
        aria-describedby={faultyLine === null ? 'holidays-hint' : 'holidays-hint holidays-fault'}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {faultyLine !== null && (
        <p class="fault" id="holidays-fault">
          {message('fault_reminder_holidays', String(faultyLine))}
        </p>
      )}
    </fieldset>
  );
}
