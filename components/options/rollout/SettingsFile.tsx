import { useRef } from 'preact/hooks';
import { type MessageKey, message } from '../../../utils/browser/i18n.ts';
import { Confirmation } from '../Confirmation.tsx';
import { Changes } from './Changes.tsx';
import type { RolloutSession, RolloutView } from './rollout-session.ts';

const doneWords = {
  imported: 'settings_imported',
  reset: 'settings_were_reset',
  undone: 'settings_undone',
} as const satisfies Record<NonNullable<RolloutView['done']>['kind'], MessageKey>;

/** The settings of this browser as a file, back to none, and back to what they were. */
export function SettingsFile({ session }: { session: RolloutSession }) {
  const { resetting, done, trouble } = session.view();
  const heading = useRef<HTMLHeadingElement>(null);
  const thenHere = (work: Promise<void> | undefined) => void work?.then(() => heading.current?.focus());
  return (
    <section class="card rollout-part" aria-labelledby="rollout-settings">
      <h3 id="rollout-settings" ref={heading} tabIndex={-1}>
        {message('settings_file_title')}
      </h3>
      <p>{message('settings_file_intro')}</p>
      <div role="status" class="rollout-done">
        {trouble && <p class="fault">{message('settings_trouble')}</p>}
        {done !== null && (
          <p>
            {message(doneWords[done.kind])}{' '}
            <button type="button" onClick={() => thenHere(session.undo())}>
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
          <button type="button" onClick={() => void session.askReset()}>
            {message('settings_reset')}
          </button>
        </div>
      ) : resetting.length === 0 ? (
        <div class="buttons">
          <p>{message('settings_nothing_to_reset')}</p>
          <button type="button" onClick={session.keep}>
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
              session.keep();
              heading.current?.focus();
            }}
            onConfirm={() => thenHere(session.reset())}
          />
        </>
      )}
    </section>
  );
}
