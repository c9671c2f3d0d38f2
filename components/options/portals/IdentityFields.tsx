import { message } from '../../../utils/browser/i18n.ts';
import {
  type DraftFaults,
  type PortalDraft,
  withAddress,
  withRne,
} from '../../../utils/domain/portal-draft.ts';
import { Field } from '../Field.tsx';
import { faultText } from '../fault-text.ts';
import { RneField } from './RneField.tsx';
import type { LookUpState } from './use-look-up.ts';

interface IdentityProps {
  readonly draft: PortalDraft;
  readonly faults: DraftFaults;
  readonly lookUp: LookUpState;
  setDraft(change: (current: PortalDraft) => PortalDraft): void;
}

/** RNE, address, name and description; all but the RNE are suggested from the look-up. */
export function IdentityFields({ draft, faults, lookUp, setDraft }: IdentityProps) {
  return (
    <fieldset>
      <legend>{message('editor_identity')}</legend>
      <RneField
        value={draft.rne}
        fault={faultText('rne', faults.rne)}
        lookUp={lookUp}
        onChange={(rne) => setDraft((current) => withRne(current, rne))}
      />
      <Field
        name="address"
        kind="address"
        label={message('field_address')}
        hint={message('field_address_hint')}
        value={draft.address}
        fault={faultText('address', faults.address)}
        onChange={(address) => setDraft((current) => withAddress(current, address))}
      />
      <Field
        name="name"
        label={message('field_name')}
        hint={message('field_name_hint')}
        value={draft.name}
        fault={faultText('name', faults.name)}
        onChange={(name) => setDraft((current) => ({ ...current, name }))}
      />
      <Field
        name="description"
        optional
        label={message('field_description')}
        hint={message('field_description_hint')}
        value={draft.description}
        fault={null}
        onChange={(description) => setDraft((current) => ({ ...current, description }))}
      />
    </fieldset>
  );
}
