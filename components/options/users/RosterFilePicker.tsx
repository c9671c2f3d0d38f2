import { useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { useOwnId } from '../../shared/own-id.ts';
import { pickedFile, pickedText } from './use-file-drop.ts';
import type { PickedFile } from './users-model.ts';

interface RosterFilePickerProps {
  /** Whether a file is being dragged over the page. */
  readonly hovered: boolean;
  onFiles(files: readonly PickedFile[]): void;
}

/** Imports lists that are dropped, chosen or pasted. */
export function RosterFilePicker({ hovered, onFiles }: RosterFilePickerProps) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <section aria-labelledby="users-bring">
      <h3 id="users-bring" tabIndex={-1}>
        {message('users_bring_title')}
      </h3>
      <div class={hovered ? 'drop hovered' : 'drop'}>
        <p class="drop-here">{message('users_drop_here')}</p>
        <p class="hint">{message('users_drop_kinds')}</p>
        <button type="button" class="primary" onClick={() => chooser.current?.click()}>
          {message('users_choose')}
        </button>
        <input
          ref={chooser}
          type="file"
          name="lists"
          multiple
          hidden
          aria-label={message('users_choose_label')}
          onChange={({ currentTarget }) => {
            onFiles([...(currentTarget.files ?? [])].map(pickedFile));
            // Choosing the same file again must fire a change event.
            currentTarget.value = '';
          }}
        />
      </div>
      <PasteBox onText={(text) => onFiles([pickedText(message('users_pasted'), text)])} />
    </section>
  );
}

/** Alternative to pasting into the page itself. */
function PasteBox({ onText }: { onText(text: string): void }) {
  const id = useOwnId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [empty, setEmpty] = useState(true);

  function submit() {
    const text = box.current?.value ?? '';
    if (box.current === null || text.trim() === '') return box.current?.focus();
    onText(text);
    box.current.value = '';
    setEmpty(true);
  }

  return (
    <details class="paste">
      <summary>{message('users_paste_title')}</summary>
      <div class="paste-body">
        <p class="hint" id={`${id}hint`}>
          {message('users_paste_hint')}
        </p>
        <label for={id}>{message('users_paste_label')}</label>
        <textarea
          ref={box}
          id={id}
          rows={5}
          spellcheck={false}
          autocomplete="off"
          aria-describedby={`${id}hint`}
          onInput={({ currentTarget }) => setEmpty(currentTarget.value.trim() === '')}
        />
        <button type="button" aria-disabled={empty} onClick={submit}>
          {message('users_paste_read')}
        </button>
      </div>
    </details>
  );
}
