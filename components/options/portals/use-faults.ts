import { useEffect, useRef, useState } from 'preact/hooks';
import type { Portal } from '../../../utils/domain/portal.ts';
import { type DraftFaults, draftFields, readDraft } from '../../../utils/domain/portal-draft.ts';
import type { PortalTab } from './portals-model.ts';

/** The faults of a draft once it was tried, and the focus that follows them. */
export function useFaults({ id, draft }: PortalTab) {
  const [tried, setTried] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const reading = readDraft(draft, { id });
  const faults: DraftFaults = tried > 0 && !reading.ok ? reading.failure : {};

  const latest = useRef(faults);
  latest.current = faults;
  useEffect(() => {
    const first = draftFields.find((field) => latest.current[field] !== undefined);
    const box = first === undefined ? null : form.current?.elements.namedItem(first);
    if (box instanceof HTMLElement) box.focus();
  }, [tried]);

  /** The portal as it stands, or null after showing what is wrong. */
  function read(): Portal | null {
    if (reading.ok) return reading.value;
    setTried(tried + 1);
    return null;
  }
  return { faults, form, read };
}
