import { useEffect, useRef } from 'preact/hooks';
import { message } from '../../utils/browser/i18n.ts';

export interface Notice {
  readonly text: string;
  /** What takes the last action back, where that can be done. */
  readonly undo?: () => void;
}

/** Says what was done, and stays until it is closed: nobody is hurried. */
export function Toast({ notice, onClose }: { notice: Notice | null; onClose(): void }) {
  const undo = useRef<HTMLButtonElement>(null);
  // The button that removed the portal is gone with it: the focus goes where it can be taken back.
  useEffect(() => undo.current?.focus(), [notice]);
  return (
    <div class="toast-place" role="status">
      {notice && (
        <div class="toast">
          <span>{notice.text}</span>
          {notice.undo && (
            <button ref={undo} type="button" class="plain" onClick={notice.undo}>
              {message('undo')}
            </button>
          )}
          <button type="button" class="plain" onClick={onClose}>
            {message('dismiss')}
          </button>
        </div>
      )}
    </div>
  );
}
