import { language, message } from '../../../utils/browser/i18n.ts';
import { type Weekday, weekdays } from '../../../utils/domain/reminder-rules.ts';

interface WeekdaysProps {
  readonly closedOn: readonly Weekday[];
  readonly locked: boolean;
  onChange(closedOn: readonly Weekday[]): void;
}

/** The days of the week on which nobody is reminded. */
export function Weekdays({ closedOn, locked, onChange }: WeekdaysProps) {
  return (
    <fieldset class="weekdays" disabled={locked}>
      <legend>{message('reminders_closed')}</legend>
      {weekdays.map((day) => (
        <label key={day}>
          <input
            type="checkbox"
            checked={closedOn.includes(day)}
            onChange={(event) => {
              const others = closedOn.filter((one) => one !== day);
              onChange(event.currentTarget.checked ? [...others, day] : others);
            }}
          />
          {weekdayName(day)}
        </label>
      ))}
    </fieldset>
  );
}

/** 4 January 1970 was a Sunday. */
function weekdayName(day: Weekday): string {
  const sample = new Date(Date.UTC(1970, 0, 4 + day));
  return new Intl.DateTimeFormat(language(), { weekday: 'long', timeZone: 'UTC' }).format(sample);
}
