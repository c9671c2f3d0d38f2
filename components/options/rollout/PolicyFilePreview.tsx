import { useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import type { RolloutFile } from '../../../utils/domain/rollout.ts';

interface PolicyFilePreviewProps {
  readonly file: RolloutFile;
  save(file: RolloutFile): void;
  copy(text: string): Promise<void>;
}

/** A generated file, to read, save or copy. */
export function PolicyFilePreview({ file, save, copy }: PolicyFilePreviewProps) {
  /** Shown until the file's text changes. */
  const [status, setStatus] = useState({ of: '', text: '' });
  const show = (text: string) => setStatus({ of: file.text, text });

  function copyText() {
    copy(file.text).then(
      () => show(message('rollout_copied')),
      () => show(message('rollout_not_copied')),
    );
  }

  return (
    <div class="rollout-file">
      <h4 id="rollout-file-name">
        <code>{file.name}</code>
      </h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be focusable */}
      <section class="rollout-text" tabIndex={0} aria-labelledby="rollout-file-name">
        <pre>{file.text}</pre>
      </section>
      <div class="buttons">
        <button
          type="button"
          class="primary"
          onClick={() => {
            save(file);
            show(message('exports_saved'));
          }}
        >
          {message('exports_save')}
        </button>
        <button type="button" onClick={copyText}>
          {message('rollout_copy')}
        </button>
        <span role="status" class="hint">
          {status.of === file.text && status.text}
        </span>
      </div>
    </div>
  );
}
