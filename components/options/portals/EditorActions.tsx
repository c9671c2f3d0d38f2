import { useEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { useFocusBack } from '../Confirmation.tsx';

export type Saving = 'no' | 'running' | 'failed' | 'refused';

interface ActionsProps {
  readonly dirty: boolean;
  /** Never saved: leaving takes its tab away. */
  readonly isNew: boolean;
  readonly saving: Saving;
  onClose(): void;
}

/** Save or leave; leaving asks first when something was changed. */
export function EditorActions({ dirty, isNew, saving, onClose }: ActionsProps) {
  const [asking, setAsking] = useState(false);
  const cancel = useFocusBack(asking);
  if (asking) {
    const discard = () => {
      setAsking(false);
      onClose();
    };
    return <Discard onDiscard={discard} onKeep={() => setAsking(false)} />;
  }
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
          <button ref={cancel} type="button" onClick={() => (dirty ? setAsking(true) : onClose())}>
            {message('editor_cancel')}
          </button>
        )}
      </div>
    </>
  );
}

function Discard({ onDiscard, onKeep }: { onDiscard(): void; onKeep(): void }) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <fieldset class="discard">
      <legend>{message('editor_discard_question')}</legend>
      <div class="buttons">
        <button ref={keep} type="button" onClick={onKeep}>
          {message('editor_keep')}
        </button>
        <button type="button" class="danger" onClick={onDiscard}>
          {message('editor_discard')}
        </button>
      </div>
    </fieldset>
  );
}
