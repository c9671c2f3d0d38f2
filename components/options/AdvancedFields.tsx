import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DraftFaults, PortalDraft } from '../../utils/domain/portal-draft.ts';
import { message } from '../../utils/platform/i18n.ts';
import { Field } from './Field.tsx';
import { faultWords } from './fault-words.ts';

interface AdvancedProps {
  readonly draft: PortalDraft;
  readonly faults: DraftFaults;
  onChange(changes: Partial<PortalDraft>): void;
}

/** Rarely needed: closed, except when something in it has to be looked at. */
export function AdvancedFields({ draft, faults, onChange }: AdvancedProps) {
  const concerned = faults.searchTemplate !== undefined || faults.loansApi !== undefined;
  const place = useRef<HTMLDetailsElement>(null);
  // Opened once, and closed by hand only: a field that was put right must not vanish under the typing.
  useLayoutEffect(() => {
    if (concerned && place.current) place.current.open = true;
  }, [concerned]);
  return (
    <details ref={place}>
      <summary>{message('advanced_title')}</summary>
      <Field
        name="searchTemplate"
        kind="address"
        label={message('field_template')}
        hint={message('field_template_hint')}
        value={draft.searchTemplate}
        fault={faultWords('searchTemplate', faults.searchTemplate)}
        onChange={(searchTemplate) => onChange({ searchTemplate })}
      />
      <Field
        name="loansApi"
        kind="address"
        optional
        label={message('field_loans_api')}
        hint={message('field_loans_api_hint')}
        value={draft.loansApi}
        fault={faultWords('loansApi', faults.loansApi)}
        onChange={(loansApi) => onChange({ loansApi })}
      />
    </details>
  );
}
