import { type MessageKey, message } from '../../../utils/browser/i18n.ts';
import { hasAddress, type LoanSource, loanSourceNames } from '../../../utils/domain/loan-sources.ts';
import type { PortalDraft } from '../../../utils/domain/portal-draft.ts';
import { Field } from '../Field.tsx';

interface LoansProps {
  readonly draft: PortalDraft;
  readonly fault: string | null;
  onChange(changes: Partial<PortalDraft>): void;
}

const words = {
  'loans-api': { label: 'recovery_api', hint: 'recovery_api_hint' },
  'account-page': { label: 'recovery_account', hint: 'recovery_account_hint' },
  'pronote-widget': { label: 'recovery_widget', hint: 'recovery_widget_hint' },
} as const satisfies Record<LoanSource, { readonly label: MessageKey; readonly hint: MessageKey }>;

/** Whether loans are recovered for this portal, and from where. */
export function LoansFields({ draft, fault, onChange }: LoansProps) {
  const { loanSources } = draft;
  const isOn = loanSources.length > 0;
  const tick = (source: LoanSource, on: boolean) =>
    onChange({
      loanSources: loanSourceNames.filter((one) => (one === source ? on : loanSources.includes(one))),
    });
  return (
    <fieldset>
      <legend>{message('recovery_title')}</legend>
      <Choice
        id="recovery"
        label="recovery_on"
        hint="recovery_on_hint"
        checked={isOn}
        onTick={(on) => onChange({ loanSources: on ? loanSourceNames : [] })}
      />
      {isOn ? (
        <fieldset class="sources">
          <legend class="small-legend">{message('recovery_sources')}</legend>
          {loanSourceNames.map((source) => (
            <div key={source}>
              <Choice
                id={`source-${source}`}
                {...words[source]}
                checked={loanSources.includes(source)}
                onTick={(on) => tick(source, on)}
              />
              {hasAddress(source) && loanSources.includes(source) && (
                <Gateway draft={draft} fault={fault} onChange={onChange} />
              )}
            </div>
          ))}
        </fieldset>
      ) : (
        <p class="hint">{message('recovery_off')}</p>
      )}
    </fieldset>
  );
}

function Gateway({ draft, fault, onChange }: LoansProps) {
  return (
    <Field
      name="loansApi"
      kind="address"
      optional
      label={message('field_loans_api')}
      hint={message('field_loans_api_hint')}
      value={draft.loansApi}
      fault={fault}
      onChange={(loansApi) => onChange({ loansApi })}
    />
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: MessageKey;
  readonly hint: MessageKey;
  readonly checked: boolean;
  onTick(on: boolean): void;
}

function Choice({ id, label, hint, checked, onTick }: ChoiceProps) {
  return (
    <div class="choice">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <label for={id}>{message(label)}</label>
      <p class="hint" id={`${id}-hint`}>
        {message(hint)}
      </p>
    </div>
  );
}
