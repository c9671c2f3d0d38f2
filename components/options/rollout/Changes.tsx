import { message } from '../../../utils/browser/i18n.ts';
import type { SettingsChange } from '../../../utils/domain/settings-change.ts';
import { changeWords, fieldValue, fieldWords } from './policy-words.ts';

/** What would be another, in words: each change a line, and each field of a portal before and after. Nothing in it moves. */
export function Changes({ changes }: { changes: readonly SettingsChange[] }) {
  return (
    <ul class="rollout-changes">
      {changes.map((change, index) => (
        <li key={index}>
          {changeWords(change)}
          {change.kind === 'portal-changed' && (
            <dl>
              {change.fields.map((field) => (
                <div key={field}>
                  <dt>{fieldWords(field)}</dt>
                  <dd class="before">{message('change_before', fieldValue(change.before, field))}</dd>
                  <dd>{message('change_after', fieldValue(change.after, field))}</dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}
