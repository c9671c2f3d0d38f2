import { message } from '../../../utils/browser/i18n.ts';
import type { PortalDraft } from '../../../utils/domain/portal-draft.ts';
import { hasServer, signOnMethodNames } from '../../../utils/domain/sign-on-methods.ts';
import { Field } from '../Field.tsx';

interface SignOnProps {
  readonly draft: PortalDraft;
  readonly fault: string | null;
  onChange(changes: Partial<PortalDraft>): void;
}

export function SignOnFields({ draft, fault, onChange }: SignOnProps) {
  return (
    <fieldset>
      <legend>{message('sign_on_title')}</legend>
      {signOnMethodNames.map((delegation) => (
        <div class="choice" key={delegation}>
          <input
            type="radio"
            name="delegation"
            id={`delegation-${delegation}`}
            checked={draft.delegation === delegation}
            aria-describedby={`delegation-${delegation}-hint`}
            onChange={() => onChange({ delegation })}
          />
          <label for={`delegation-${delegation}`}>{message(`sign_on_${delegation}`)}</label>
          <p class="hint" id={`delegation-${delegation}-hint`}>
            {message(`sign_on_${delegation}_hint`)}
          </p>
        </div>
      ))}
      {hasServer(draft.delegation) && (
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
