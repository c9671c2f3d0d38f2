import { message } from '../../../utils/browser/i18n.ts';
import type { PortalDraft } from '../../../utils/domain/portal-draft.ts';
import { hasServer, signOnMethodNames } from '../../../utils/domain/sign-on-methods.ts';
import { Choice } from '../../shared/Choice.tsx';
import { Field } from '../Field.tsx';

interface SignOnProps {
  readonly draft: PortalDraft;
  readonly fault: string | null;
  onChange(changes: Partial<PortalDraft>): void;
}

/** How a PRONOTE user is signed in to the portal. */
export function SignOnFields({ draft, fault, onChange }: SignOnProps) {
  return (
    <Choice
      name="delegation"
      title={message('sign_on_title')}
      values={signOnMethodNames}
      labelOf={(delegation) => message(`sign_on_${delegation}`)}
      hintOf={(delegation) => message(`sign_on_${delegation}_hint`)}
      chosen={draft.delegation}
      onChoose={(delegation) => onChange({ delegation })}
    >
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
    </Choice>
  );
}
