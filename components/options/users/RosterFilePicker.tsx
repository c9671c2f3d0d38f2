import { useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { useOwnId } from '../../shared/own-id.ts';
import { fileOf, textFile } from './picked-files.ts';
import type { PickedFile } from './users-model.ts';

interface BringInProps {
  /** Whether a file hovers over the section. */
  readonly hovered: boolean;
  onFiles(files: readonly PickedFile[]): void;
}

/** Where lists come in: dropped, chosen or pasted. */
export function RosterFilePicker({ hovered, onFiles }: BringInProps) {
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
            onFiles([...(currentTarget.files ?? [])].map(fileOf));
            // The same file chosen again is a change again.
            currentTarget.value = '';
          }}
        />
      </div>
      <PasteBox onText={(text) => onFiles([textFile(message('users_pasted'), text)])} />
    </section>
  );
}

/** For those who cannot paste into a page without a box. */
function PasteBox({ onText }: { onText(text: string): void }) {
  const id = useOwnId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [empty, setEmpty] = useState(true);

  function read() {
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
        <button type="button" aria-disabled={empty} onClick={read}>
          {message('users_paste_read')}
        </button>
      </div>
    </details>
  );
}
