import { message } from '../../../utils/browser/i18n.ts';
import type { SettingsChange } from '../../../utils/domain/settings-change.ts';
import { changeText, fieldLabel, fieldText } from './policy-text.ts';

/** A list of changes; a changed portal shows each changed field before and after. */
export function Changes({ changes }: { changes: readonly SettingsChange[] }) {
  return (
    <ul class="rollout-changes">
      {changes.map((change, index) => (
        <li key={index}>
          {changeText(change)}
          {change.kind === 'portal-changed' && (
            <dl>
              {change.fields.map((field) => (
                <div key={field}>
                  <dt>{fieldLabel(field)}</dt>
                  <dd class="before">{message('change_before', fieldText(change.before, field))}</dd>
                  <dd>{message('change_after', fieldText(change.after, field))}</dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}
