import { message } from '../../../utils/browser/i18n.ts';
import type { PortalDraft } from '../../../utils/domain/portal-draft.ts';
import { Field } from '../Field.tsx';

interface SignOnProps {
  readonly draft: PortalDraft;
  readonly fault: string | null;
  onChange(changes: Partial<PortalDraft>): void;
}

const choices = [
  { delegation: 'none', label: 'sign_on_none', hint: 'sign_on_none_hint' },
  { delegation: 'pronote', label: 'sign_on_pronote', hint: 'sign_on_pronote_hint' },
  { delegation: 'cas', label: 'sign_on_cas', hint: 'sign_on_cas_hint' },
] as const;

export function SignOnFields({ draft, fault, onChange }: SignOnProps) {
  return (
    <fieldset>
      <legend>{message('sign_on_title')}</legend>
      {choices.map(({ delegation, label, hint }) => (
        <div class="choice" key={delegation}>
          <input
            type="radio"
            name="delegation"
            id={`delegation-${delegation}`}
            checked={draft.delegation === delegation}
            aria-describedby={`delegation-${delegation}-hint`}
            onChange={() => onChange({ delegation })}
          />
          <label for={`delegation-${delegation}`}>{message(label)}</label>
          <p class="hint" id={`delegation-${delegation}-hint`}>
            {message(hint)}
          </p>
        </div>
      ))}
      {draft.delegation === 'cas' && (
        <Field
          name="signOnAddress"
          kind="address"
          label={message('field_sign_on')}
          hint={message('field_sign_on_hint')}
          value={draft.signOnAddress}
          fault={fault}
          onChange={(signOnAddress) => onChange({ signOnAddress })}
        />
      )}
    </fieldset>
  );
}
