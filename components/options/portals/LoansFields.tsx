import { message } from '../../../utils/browser/i18n.ts';
import { hasAddress, type LoanSource, loanSourceNames } from '../../../utils/domain/loan-sources.ts';
import type { PortalDraft } from '../../../utils/domain/portal-draft.ts';
import { snakeCase } from '../../../utils/domain/snake-case.ts';
import { Field } from '../Field.tsx';

interface LoansProps {
  readonly draft: PortalDraft;
  readonly fault: string | null;
  onChange(changes: Partial<PortalDraft>): void;
}

/** Whether this portal's loans are shown, and the sources they are read from. */
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
      <Tick
        id="recovery"
        label={message('recovery_on')}
        hint={message('recovery_on_hint')}
        checked={isOn}
        onTick={(on) => onChange({ loanSources: on ? loanSourceNames : [] })}
      />
      {isOn ? (
        <fieldset class="sources">
          <legend class="small-legend">{message('recovery_sources')}</legend>
          {loanSourceNames.map((source) => (
            <div key={source}>
              <Tick
                id={`source-${source}`}
                label={message(`recovery_${snakeCase(source)}`)}
                hint={message(`recovery_${snakeCase(source)}_hint`)}
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

interface TickProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  onTick(on: boolean): void;
}

function Tick({ id, label, hint, checked, onTick }: TickProps) {
  return (
    <div class="choice">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
