import { useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import type { Computer } from '../../../utils/domain/computer.ts';
import {
  type ReminderFaults,
  readReminderDraft,
  reminderDraft,
} from '../../../utils/domain/reminder-draft.ts';
import type { ReminderRules } from '../../../utils/domain/reminder-rules.ts';
import { Field } from '../Field.tsx';
import { type Notice, Toast } from '../Toast.tsx';
import { Holidays } from './Holidays.tsx';
import { Permission } from './Permission.tsx';
import { QuietHours } from './QuietHours.tsx';
import { Weekdays } from './Weekdays.tsx';

export interface RemindersProps {
  readonly rules: ReminderRules;
  /** What the school's policy has set. */
  readonly locked: readonly (keyof ReminderRules)[];
  readonly computer: Computer;
  /** Whether the browser shows our notifications. */
  readonly allowed: boolean;
  /** Must ask the browser in the very click; false where the person refused. */
  onAllow(): Promise<boolean>;
  onSave(rules: ReminderRules): Promise<void>;
}

/** When people are reminded, and when they are left alone. */
export function Reminders(props: RemindersProps) {
  const { rules, locked, computer, allowed, onAllow, onSave } = props;
  const [draft, setDraft] = useState(() => reminderDraft(rules));
  const [faults, setFaults] = useState<ReminderFaults>({});
  const [notice, setNotice] = useState<Notice | null>(null);
  const put = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });

  async function submit(event: Event) {
    event.preventDefault();
    const form = event.currentTarget;
    const read = readReminderDraft(draft);
    setFaults(read.ok ? {} : read.failure);
    if (!read.ok) {
      setNotice(null);
      requestAnimationFrame(() => focusFirstFault(form));
      return;
    }
    await onSave(read.value).then(
      () => setNotice({ text: message('reminders_saved') }),
      () => setNotice({ text: message('reminders_not_saved') }),
    );
  }

  return (
    <section class="card reminders" aria-labelledby="reminders">
      <h2 id="reminders">{message('reminders_title')}</h2>
      <p>{message('reminders_intro')}</p>
      <Permission allowed={allowed} onAllow={onAllow} />
      {computer === 'shared' && <p class="hint">{message('reminders_shared')}</p>}
      <form noValidate onSubmit={(event) => void submit(event)}>
        {locked.length > 0 && <p class="tag">{message('set_by_school')}</p>}
        <fieldset class="bare" disabled={locked.includes('enabled')}>
          <div class="choice">
            <input
              type="checkbox"
              id="reminders-enabled"
              checked={draft.enabled}
              onChange={(event) => put({ enabled: event.currentTarget.checked })}
            />
            <label for="reminders-enabled">{message('reminders_enabled')}</label>
          </div>
        </fieldset>
        <fieldset class="bare" disabled={locked.includes('daysBefore')}>
          <Field
            name="days-before"
            label={message('reminders_days')}
            hint={message('reminders_days_hint')}
            value={draft.daysBefore}
            fault={faults.daysBefore ? message('fault_reminder_days') : null}
            onChange={(daysBefore) => put({ daysBefore })}
          />
        </fieldset>
        <fieldset class="bare" disabled={locked.includes('lateEvery')}>
          <Field
            name="late-every"
            label={message('reminders_late')}
            hint={message('reminders_late_hint')}
            optional
            value={draft.lateEvery}
            fault={faults.lateEvery ? message('fault_reminder_late') : null}
            onChange={(lateEvery) => put({ lateEvery })}
          />
        </fieldset>
        <Weekdays
          closedOn={draft.closedOn}
          locked={locked.includes('closedOn')}
          onChange={(closedOn) => put({ closedOn })}
        />
        <Holidays
          text={draft.holidays}
          faultyLine={faults.holidays ?? null}
          locked={locked.includes('holidays')}
          onChange={(holidays) => put({ holidays })}
        />
        <QuietHours
          from={draft.quietFrom}
          until={draft.quietUntil}
          faulty={faults.quietHours === true}
          locked={locked.includes('quietHours')}
          onChange={put}
        />
        <button type="submit" class="primary">
          {message('reminders_save')}
        </button>
      </form>
      <Toast notice={notice} onClose={() => setNotice(null)} />
    </section>
  );
}

function focusFirstFault(form: EventTarget | null): void {
  if (form instanceof HTMLElement) form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
