import { useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { pickedFile, pickedText } from '../users/use-file-drop.ts';
import type { PickedFile } from '../users/users-model.ts';

interface SettingsFilePickerProps {
  /** True while a file is dragged over the page. */
  readonly hovered: boolean;
  onFiles(files: readonly PickedFile[]): void;
}

/** Takes a settings or policy file: dropped, chosen or pasted. */
export function SettingsFilePicker({ hovered, onFiles }: SettingsFilePickerProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  return (
    <>
      <div class={hovered ? 'drop hovered' : 'drop'}>
        <p class="drop-here">{message('rollout_drop_here')}</p>
        <p class="hint">{message('rollout_drop_kinds')}</p>
        <button type="button" onClick={() => chooser.current?.click()}>
          {message('rollout_choose')}
        </button>
        <input
          ref={chooser}
          type="file"
          name="rollout-file"
          hidden
          aria-label={message('rollout_choose')}
          onChange={({ currentTarget }) => {
            onFiles([...(currentTarget.files ?? [])].map(pickedFile));
            // Without a reset, choosing the same file again fires no change event.
            currentTarget.value = '';
          }}
        />
      </div>
      <details>
        <summary>{message('rollout_paste_title')}</summary>
        <div class="rollout-paste">
          <label for="rollout-paste">{message('rollout_paste_label')}</label>
          <textarea
            id="rollout-paste"
            rows={6}
            spellcheck={false}
            autocomplete="off"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <button
            type="button"
            aria-disabled={text.trim() === ''}
            onClick={() => text.trim() !== '' && onFiles([pickedText(message('users_pasted'), text)])}
          >
            {message('users_paste_read')}
          </button>
        </div>
      </details>
    </>
  );
}
