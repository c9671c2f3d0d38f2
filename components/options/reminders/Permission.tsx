import { useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';

interface PermissionProps {
  readonly allowed: boolean;
  /** Must ask the browser in the very click; false where the person refused. */
  onAllow(): Promise<boolean>;
}

/** Whether the browser shows our notifications, and the way to it. */
export function Permission({ allowed, onAllow }: PermissionProps) {
  const [refused, setRefused] = useState(false);
  return (
    <div class="permission">
      {!allowed && (
        <>
          <p>{message('reminders_not_allowed')}</p>
          <button type="button" onClick={() => void onAllow().then((given) => setRefused(!given))}>
            {message('reminders_allow')}
          </button>
        </>
      )}
      <p role="status">
        {allowed && <span class="tag">{message('reminders_allowed')}</span>}
        {refused && !allowed && message('reminders_allow_refused')}
      </p>
    </div>
  );
}
