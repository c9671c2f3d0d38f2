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
import { QuietTimes } from './QuietTimes.tsx';

export interface RemindersProps {
  readonly rules: ReminderRules;
  /** The rules that the school's policy sets. */
  readonly locked: readonly (keyof ReminderRules)[];
  readonly computer: Computer;
  /** True when the browser allows notifications. */
  readonly allowed: boolean;
  /** False when the user declined. Requires user activation: call synchronously from the click handler. */
  onAllow(): Promise<boolean>;
  onSave(rules: ReminderRules): Promise<void>;
}

/** The form that sets when reminders are shown. */
export function Reminders(props: RemindersProps) {
  const { rules, locked, computer, allowed, onAllow, onSave } = props;
  const [draft, setDraft] = useState(() => reminderDraft(rules));
  const [faults, setFaults] = useState<ReminderFaults>({});
  const [notice, setNotice] = useState<Notice | null>(null);
  const update = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });

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
              onChange={(event) => update({ enabled: event.currentTarget.checked })}
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
            onChange={(daysBefore) => update({ daysBefore })}
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
            onChange={(lateEvery) => update({ lateEvery })}
          />
        </fieldset>
        <QuietTimes draft={draft} faults={faults} locked={locked} onChange={update} />
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

/** Shows whether the browser allows notifications, and requests the permission. */
function Permission({ allowed, onAllow }: Pick<RemindersProps, 'allowed' | 'onAllow'>) {
  const [declined, setDeclined] = useState(false);
  return (
    <div class="permission">
      {!allowed && (
        <>
          <p>{message('reminders_not_allowed')}</p>
          <button type="button" onClick={() => void onAllow().then((given) => setDeclined(!given))}>
            {message('reminders_allow')}
          </button>
        </>
      )}
      <p role="status">
        {allowed && <span class="tag">{message('reminders_allowed')}</span>}
        {declined && !allowed && message('reminders_allow_refused')}
      </p>
    </div>
  );
}
