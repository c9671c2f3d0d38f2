import { useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { type RolloutTarget, readInstallAddress, rolloutTargets } from '../../../utils/domain/rollout.ts';
import { type InstallDraft, InstallFields, idFault } from './InstallFields.tsx';
import { PolicyFilePreview } from './PolicyFilePreview.tsx';
import { stepsWords, targetWords } from './policy-words.ts';
import type { GeneratorPorts } from './rollout-ports.ts';

/** Writes the settings of this computer as a file for all of them. */
export function Generator({ ports }: { ports: GeneratorPorts }) {
  const [target, setTarget] = useState<RolloutTarget>('chrome-windows');
  return (
    <section class="card rollout-part" aria-labelledby="rollout-files">
      <h3 id="rollout-files">{message('rollout_files_title')}</h3>
      <p>{message('rollout_files_intro')}</p>
      {ports.hasValues ? (
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
                  <label for={`target-${name}`}>{targetWords(name)}</label>
                </div>
              ))}
            </div>
          </fieldset>
          <Target key={familyOf(target)} target={target} ports={ports} />
        </>
      ) : (
        <p class="banner">
          {message('rollout_files_nothing')} <a href="#portals">{message('section_portals')}</a>
        </p>
      )}
    </section>
  );
}

/** Browsers of one family share an id and an address: what was typed stays when the system changes. */
function familyOf(target: RolloutTarget): string {
  return target.split('-')[0] ?? target;
}

function Target({ target, ports }: { target: RolloutTarget; ports: GeneratorPorts }) {
  const isFirefox = target === 'firefox';
  const id = isFirefox ? ports.firefoxId : ports.chromiumId;
  const [draft, setDraft] = useState<InstallDraft>({ extensionId: id, installAddress: '' });
  const address = readInstallAddress(draft.installAddress);
  const isWritable = address.ok && (isFirefox || idFault(draft.extensionId) === null);
  return (
    <>
      {target !== 'google-admin' && <InstallFields target={target} draft={draft} onChange={setDraft} />}
      {isWritable && (
        <PolicyFilePreview
          file={ports.write({
            target,
            extensionId: draft.extensionId.trim(),
            installAddress: address.value,
          })}
          ports={ports}
        />
      )}
      <div>
        <h4>{message('rollout_steps')}</h4>
        <ol class="rollout-steps">
          {stepsWords(target).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
    </>
  );
}
