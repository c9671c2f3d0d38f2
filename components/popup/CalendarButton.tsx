import { useState } from 'preact/hooks';
import { message } from '../../utils/browser/i18n.ts';

/** Saves all due dates as a file for the person's own calendar; false where that failed. */
export function CalendarButton({ onSave }: { onSave(): Promise<boolean> }) {
  const [saved, setSaved] = useState<boolean | null>(null);
  return (
    <div class="calendar">
      <button type="button" class="link" onClick={() => void onSave().then(setSaved)}>
        {message('calendar_add')}
      </button>
      <p role="status" class="facts">
        {saved !== null && message(saved ? 'calendar_saved' : 'calendar_failed')}
      </p>
    </div>
  );
}
