import { useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import type { RolloutFile } from '../../../utils/domain/rollout.ts';
import type { GeneratorPorts } from './rollout-ports.ts';

interface FileOutProps {
  readonly file: RolloutFile;
  readonly ports: Pick<GeneratorPorts, 'save' | 'copy'>;
}

/** A file that is ready: to read, to save, to copy. */
export function PolicyFilePreview({ file, ports }: FileOutProps) {
  const [said, setSaid] = useState({ of: '', words: '' });

  function copy() {
    const say = (words: string) => setSaid({ of: file.text, words });
    ports.copy(file.text).then(
      () => say(message('rollout_copied')),
      () => say(message('rollout_not_copied')),
    );
  }

  return (
    <div class="rollout-file">
      <h4 id="rollout-file-name">
        <code>{file.name}</code>
      </h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section class="rollout-text" tabIndex={0} aria-labelledby="rollout-file-name">
        <pre>{file.text}</pre>
      </section>
      <div class="buttons">
        <button
          type="button"
          class="primary"
          onClick={() => {
            ports.save(file);
            setSaid({ of: file.text, words: message('exports_saved') });
          }}
        >
          {message('exports_save')}
        </button>
        <button type="button" onClick={copy}>
          {message('rollout_copy')}
        </button>
        <span role="status" class="hint">
          {said.of === file.text && said.words}
        </span>
      </div>
    </div>
  );
}
