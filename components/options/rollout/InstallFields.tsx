import { message } from '../../../utils/browser/i18n.ts';
import { isChromiumId, type RolloutTarget, readInstallAddress } from '../../../utils/domain/rollout.ts';
import { Field } from '../Field.tsx';
import { addressFaults } from '../fault-text.ts';

export interface InstallDraft {
  readonly extensionId: string;
  readonly installAddress: string;
}

interface InstallFieldsProps {
  readonly target: RolloutTarget;
  readonly draft: InstallDraft;
  onChange(draft: InstallDraft): void;
}

/** Under which name the browser knows the extension, and from where it may install it. */
export function InstallFields({ target, draft, onChange }: InstallFieldsProps) {
  const isFirefox = target === 'firefox';
  const isWindows = target.endsWith('windows');
  const address = readInstallAddress(draft.installAddress);
  const fault = address.ok ? null : message(addressWords[address.failure]);
  return (
    <div class="rollout-fields">
      {!isFirefox && (
        <Field
          name="rollout-id"
          label={message('rollout_id')}
          hint={message('rollout_id_hint')}
          kind="address"
          value={draft.extensionId}
          fault={idFault(draft.extensionId)}
          onChange={(extensionId) => onChange({ ...draft, extensionId })}
        />
      )}
      <Field
        name="rollout-install"
        label={message('rollout_install')}
        hint={message(isFirefox ? 'rollout_install_firefox' : 'rollout_install_chromium')}
        kind="address"
        optional
        value={draft.installAddress}
        fault={fault}
        onChange={(installAddress) => onChange({ ...draft, installAddress })}
      >
        {isWindows && draft.installAddress.trim() !== '' && (
          <p class="hint">{message('rollout_install_windows')}</p>
        )}
      </Field>
    </div>
  );
}

export function idFault(text: string): string | null {
  return isChromiumId(text.trim()) ? null : message('rollout_id_fault');
}

const addressWords = {
  'not-an-address': addressFaults['not-an-address'],
  'not-https': 'rollout_install_not_https',
} as const;
