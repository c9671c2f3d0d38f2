import { useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { Confirmation, useFocusBack } from '../Confirmation.tsx';

export type Saving = 'no' | 'running' | 'failed' | 'refused';

interface ActionsProps {
  readonly dirty: boolean;
  /** True for a portal that was never saved: closing removes its tab. */
  readonly isNew: boolean;
  readonly saving: Saving;
  onClose(): void;
}

/** Saves or closes; asks for confirmation before unsaved changes are discarded. */
export function EditorActions({ dirty, isNew, saving, onClose }: ActionsProps) {
  const [confirming, setConfirming] = useState(false);
  const cancel = useFocusBack(confirming);
  if (confirming)
    return (
      <Confirmation
        question={message('editor_discard_question')}
        cancelLabel={message('editor_keep')}
        confirmLabel={message('editor_discard')}
        onCancel={() => setConfirming(false)}
        onConfirm={() => {
          setConfirming(false);
          onClose();
        }}
      />
    );
  return (
    <>
      <p class="fault" role="status">
        {saving === 'failed' && message('editor_not_saved')}
        {saving === 'refused' && message('editor_refused')}
      </p>
      <div class="buttons">
        <button type="submit" class="primary" aria-disabled={saving === 'running'}>
          {message(saving === 'running' ? 'editor_saving' : 'editor_save')}
        </button>
        {(dirty || isNew) && (
          <button ref={cancel} type="button" onClick={() => (dirty ? setConfirming(true) : onClose())}>
            {message('editor_cancel')}
          </button>
        )}
      </div>
    </>
  );
}
