import { useEffect, useRef, useState } from 'preact/hooks';
import type { Portal } from '../../utils/domain/portal.ts';
import {
  type DraftFaults,
  draftFields,
  type PortalDraft,
  type PortalRest,
  readDraft,
  sameDraft,
} from '../../utils/domain/portal-draft.ts';

/** The draft under the editor's hands, its faults once it was tried, and the focus that follows them. */
export function useDraft(initial: PortalDraft, rest: PortalRest, onDirty?: (dirty: boolean) => void) {
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const reading = readDraft(draft, rest);
  const faults: DraftFaults = tried > 0 && !reading.ok ? reading.failure : {};
  const dirty = !sameDraft(draft, initial);

  useEffect(() => {
    onDirty?.(dirty);
    return () => onDirty?.(false);
  }, [dirty]);

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
  return { draft, setDraft, faults, dirty, form, read };
}
