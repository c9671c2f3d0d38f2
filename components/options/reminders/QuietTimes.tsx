import { language, message } from '../../../utils/browser/i18n.ts';
import type { ReminderDraft, ReminderFaults } from '../../../utils/domain/reminder-draft.ts';
import { type ReminderRules, type Weekday, weekdays } from '../../../utils/domain/reminder-rules.ts';

interface QuietTimesProps {
  readonly draft: ReminderDraft;
  readonly faults: ReminderFaults;
  /** The rules that the school's policy sets. */
  readonly locked: readonly (keyof ReminderRules)[];
  onChange(part: Partial<ReminderDraft>): void;
}

/** The times without reminders: days of the week, holidays, hours of the day. */
export function QuietTimes(props: QuietTimesProps) {
  return (
    <>
      <ClosedDays {...props} />
      <Holidays {...props} />
      <QuietHours {...props} />
    </>
  );
}

function ClosedDays({ draft: { closedOn }, locked, onChange }: QuietTimesProps) {
  return (
    <fieldset class="weekdays" disabled={locked.includes('closedOn')}>
      <legend>{message('reminders_closed')}</legend>
      {weekdays.map((day) => (
        <label key={day}>
          <input
            type="checkbox"
            checked={closedOn.includes(day)}
            onChange={(event) => {
              const others = closedOn.filter((one) => one !== day);
              onChange({ closedOn: event.currentTarget.checked ? [...others, day] : others });
            }}
          />
          {weekdayName(day)}
        </label>
      ))}
    </fieldset>
  );
}

function weekdayName(day: Weekday): string {
  // 4 January 1970 was a Sunday.
  const sample = new Date(Date.UTC(1970, 0, 4 + day));
  return new Intl.DateTimeFormat(language(), { weekday: 'long', timeZone: 'UTC' }).format(sample);
}

/** Days and ranges of days without school, one per line. */
function Holidays({ draft, faults, locked, onChange }: QuietTimesProps) {
  const { holidays: faultyLine } = faults;
  const isFaulty = faultyLine !== undefined;
  return (
    <fieldset class="bare field" disabled={locked.includes('holidays')}>
      <label for="holidays">{message('reminders_holidays')}</label>
      <p class="hint" id="holidays-hint">
        {message('reminders_holidays_hint')}
      </p>
      <textarea
        id="holidays"
        rows={5}
        value={draft.holidays}
        spellcheck={false}
        aria-invalid={isFaulty}
        aria-describedby={isFaulty ? 'holidays-hint holidays-fault' : 'holidays-hint'}
        onInput={(event) => onChange({ holidays: event.currentTarget.value })}
      />
      {isFaulty && (
        <p class="fault" id="holidays-fault">
          {message('fault_reminder_holidays', String(faultyLine))}
        </p>
      )}
    </fieldset>
  );
}

function QuietHours({ draft, faults, locked, onChange }: QuietTimesProps) {
  const isFaulty = faults.quietHours === true;
  const described = isFaulty ? 'quiet-hint quiet-fault' : 'quiet-hint';
  return (
    <fieldset class="quiet" disabled={locked.includes('quietHours')}>
      <legend>{message('reminders_quiet')}</legend>
      <p class="hint" id="quiet-hint">
        {message('reminders_quiet_hint')}
      </p>
      <label>
        {message('reminders_quiet_from')}
        <input
          type="time"
          value={draft.quietFrom}
          aria-invalid={isFaulty}
          aria-describedby={described}
          onInput={(event) => onChange({ quietFrom: event.currentTarget.value })}
        />
      </label>
      <label>
        {message('reminders_quiet_until')}
        <input
          type="time"
          value={draft.quietUntil}
          aria-invalid={isFaulty}
          aria-describedby={described}
          onInput={(event) => onChange({ quietUntil: event.currentTarget.value })}
        />
      </label>
      {isFaulty && (
        <p class="fault" id="quiet-fault">
          {message('fault_reminder_quiet')}
        </p>
      )}
    </fieldset>
  );
}
