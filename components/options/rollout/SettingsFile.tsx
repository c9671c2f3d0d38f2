import { useRef } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { Confirmation } from '../Confirmation.tsx';
import { Changes } from './Changes.tsx';
import type { RolloutSession, RolloutView } from './rollout-session.ts';

interface SettingsFileProps {
  readonly view: RolloutView;
  readonly session: RolloutSession;
}

/** Saves the settings of this browser as a file, resets them, and undoes the last replacement. */
export function SettingsFile({ view: { resetting, done, failed }, session }: SettingsFileProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const focusHeadingAfter = (work: Promise<void>) => void work.then(() => heading.current?.focus());
  return (
    <section class="card rollout-part" aria-labelledby="rollout-settings">
      <h3 id="rollout-settings" ref={heading} tabIndex={-1}>
        {message('settings_file_title')}
      </h3>
      <p>{message('settings_file_intro')}</p>
      <div role="status" class="rollout-done">
        {failed && <p class="fault">{message('settings_trouble')}</p>}
        {done !== null && (
          <p>
            {message(`settings_done_${done.kind}`)}{' '}
            <button type="button" onClick={() => focusHeadingAfter(session.undo())}>
              {message('undo')}
            </button>
          </p>
        )}
      </div>
      {resetting === null ? (
        <div class="buttons">
          <button type="button" class="primary" onClick={() => void session.save()}>
            {message('settings_save')}
          </button>
          <button type="button" onClick={() => void session.previewReset()}>
            {message('settings_reset')}
          </button>
        </div>
      ) : resetting.length === 0 ? (
        <div class="buttons">
          <p>{message('settings_nothing_to_reset')}</p>
          <button type="button" onClick={session.cancelReset}>
            {message('dismiss')}
          </button>
        </div>
      ) : (
        <>
          <Changes changes={resetting} />
          <Confirmation
            question={message('settings_reset_question')}
            hint={message('settings_reset_hint')}
            cancelLabel={message('settings_keep')}
            confirmLabel={message('settings_reset')}
            onCancel={() => {
              session.cancelReset();
              heading.current?.focus();
            }}
            onConfirm={() => focusHeadingAfter(session.reset())}
          />
        </>
      )}
    </section>
  );
}
