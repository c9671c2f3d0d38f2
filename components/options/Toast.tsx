import { useEffect, useRef } from 'preact/hooks';
import { message } from '../../utils/browser/i18n.ts';

export interface Notice {
  readonly text: string;
  /** Undoes the last action, where that is possible. */
  readonly undo?: () => void;
}

/** Shows the result of an action until it is closed (WCAG 2.2.1: no time limit). */
export function Toast({ notice, onClose }: { notice: Notice | null; onClose(): void }) {
  const undo = useRef<HTMLButtonElement>(null);
  // The button that had the focus may have been removed by the action.
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
