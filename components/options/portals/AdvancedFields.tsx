import { useLayoutEffect, useRef } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { type DraftFaults, type PortalDraft, withAddress } from '../../../utils/domain/portal-draft.ts';
import { faultText } from '../fault-text.ts';
import { SearchAddressField } from './SearchAddressField.tsx';

interface AdvancedProps {
  readonly draft: PortalDraft;
  readonly faults: DraftFaults;
  onChange(changes: Partial<PortalDraft>): void;
  setDraft(change: (current: PortalDraft) => PortalDraft): void;
}

/** Rarely needed: closed, except when something in it has to be looked at. */
export function AdvancedFields({ draft, faults, onChange, setDraft }: AdvancedProps) {
  const concerned = faults.searchTemplate !== undefined;
  const place = useRef<HTMLDetailsElement>(null);
  // Opened once, and closed by hand only: a field that was put right must not vanish under the typing.
  useLayoutEffect(() => {
    if (concerned && place.current) place.current.open = true;
  }, [concerned]);
  return (
    <details ref={place}>
      <summary>{message('advanced_title')}</summary>
      <SearchAddressField
        template={draft.searchTemplate}
        portalAddress={draft.address}
        fault={faultText('searchTemplate', faults.searchTemplate)}
        onChange={(searchTemplate) => onChange({ searchTemplate })}
        onPortalAddress={(address) => setDraft((current) => withAddress(current, address))}
      />
    </details>
  );
}
