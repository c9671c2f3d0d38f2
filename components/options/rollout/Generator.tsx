import { useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import {
  type RolloutFile,
  type RolloutOrder,
  type RolloutTarget,
  readInstallAddress,
  rolloutTargets,
} from '../../../utils/domain/rollout.ts';
import { snakeCase } from '../../../utils/domain/snake-case.ts';
import { type InstallDraft, InstallFields, idFault } from './InstallFields.tsx';
import { PolicyFilePreview } from './PolicyFilePreview.tsx';
import { installSteps } from './policy-text.ts';

export interface GeneratorProps {
  /** False when every setting has its default: there is nothing to write. */
  readonly hasValues: boolean;
  readonly chromiumId: string;
  readonly firefoxId: string;
  write(order: RolloutOrder): RolloutFile;
  save(file: RolloutFile): void;
  copy(text: string): Promise<void>;
}

/** Writes the settings of this browser as a policy file for many computers. */
export function Generator(props: GeneratorProps) {
  const [target, setTarget] = useState<RolloutTarget>('chrome-windows');
  return (
    <section class="card rollout-part" aria-labelledby="rollout-files">
      <h3 id="rollout-files">{message('rollout_files_title')}</h3>
      <p>{message('rollout_files_intro')}</p>
      {props.hasValues ? (
        <>
          <fieldset>
            <legend>{message('rollout_target')}</legend>
            <div class="rollout-targets">
              {rolloutTargets.map((name) => (
                <div class="choice" key={name}>
                  <input
                    type="radio"
                    name="rollout-target"
                    id={`target-${name}`}
                    checked={name === target}
                    onChange={() => setTarget(name)}
                  />
                  <label for={`target-${name}`}>{message(`target_${snakeCase(name)}`)}</label>
                </div>
              ))}
            </div>
          </fieldset>
          <Target key={familyOf(target)} target={target} {...props} />
        </>
      ) : (
        <p class="banner">
          {message('rollout_files_nothing')} <a href="#portals">{message('section_portals')}</a>
        </p>
      )}
    </section>
  );
}

/** Browsers of one family share id and address: typed values survive a change of the operating system. */
function familyOf(target: RolloutTarget): string {
  return target.split('-')[0] ?? target;
}

interface TargetProps extends GeneratorProps {
  readonly target: RolloutTarget;
}

function Target({ target, chromiumId, firefoxId, write, save, copy }: TargetProps) {
  const isFirefox = target === 'firefox';
  const id = isFirefox ? firefoxId : chromiumId;
  const [draft, setDraft] = useState<InstallDraft>({ extensionId: id, installAddress: '' });
  const address = readInstallAddress(draft.installAddress);
  const isWritable = address.ok && (isFirefox || idFault(draft.extensionId) === null);
  return (
    <>
      {target !== 'google-admin' && <InstallFields target={target} draft={draft} onChange={setDraft} />}
      {isWritable && (
        <PolicyFilePreview
          file={write({
            target,
            extensionId: draft.extensionId.trim(),
            installAddress: address.value,
          })}
          save={save}
          copy={copy}
        />
      )}
      <div>
        <h4>{message('rollout_steps')}</h4>
        <ol class="rollout-steps">
          {installSteps(target).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
    </>
  );
}
