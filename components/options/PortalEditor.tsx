import { useEffect, useState } from 'preact/hooks';
import type { Portal } from '../../utils/domain/portal.ts';
import {
  type DraftFaults,
  type PortalDraft,
  type PortalRest,
  withAddress,
  withRne,
  withSuggestion,
} from '../../utils/domain/portal-draft.ts';
import { message, plural } from '../../utils/platform/i18n.ts';
import { AdvancedFields } from './AdvancedFields.tsx';
import { EditorActions, type Saving } from './EditorActions.tsx';
import { Field } from './Field.tsx';
import { faultWords } from './fault-words.ts';
import { type Check, PortalCheck } from './PortalCheck.tsx';
import { RneField } from './RneField.tsx';
import { SignOnFields } from './SignOnFields.tsx';
import { useDraft } from './use-draft.ts';
import { type LookUp, type LookUpState, useLookUp } from './use-look-up.ts';

interface EditorProps {
  readonly initial: PortalDraft;
  readonly rest: PortalRest;
  /** The RNE that the portal was saved with; empty for a new one. */
  readonly savedRne: string;
  readonly lookUp: LookUp;
  readonly check: Check;
  save(portal: Portal): Promise<void>;
  onClose(): void;
  onDirty?: ((dirty: boolean) => void) | undefined;
}

export function PortalEditor({
  initial,
  rest,
  savedRne,
  lookUp,
  check,
  save,
  onClose,
  onDirty,
}: EditorProps) {
  const { draft, setDraft, faults, dirty, form, read } = useDraft(initial, rest, onDirty);
  const [saving, setSaving] = useState<Saving>('no');
  const found = useLookUp(draft.rne, savedRne, lookUp, (portal) =>
    setDraft((current) => withSuggestion(current, portal)),
  );
  const change = (changes: Partial<PortalDraft>) => setDraft((current) => ({ ...current, ...changes }));
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  async function submit(event: Event) {
    event.preventDefault();
    const portal = saving === 'running' ? null : read();
    if (portal === null) return;
    setSaving('running');
    await save(portal).catch(() => setSaving('failed'));
  }

  return (
    <section class="card editor" aria-labelledby="editor">
      <h2 id="editor">{message(savedRne === '' ? 'editor_new' : 'editor_edit')}</h2>
      <form ref={form} noValidate onSubmit={submit}>
        <Identity draft={draft} faults={faults} lookUp={found} setDraft={setDraft} />
        <SignOnFields
          draft={draft}
          fault={faultWords('signOnAddress', faults.signOnAddress)}
          onChange={change}
        />
        <AdvancedFields draft={draft} faults={faults} onChange={change} />
        <PortalCheck subject={subjectOf(draft)} portal={read} check={check} />
        <FaultSummary faults={faults} />
        <EditorActions dirty={dirty} saving={saving} onClose={onClose} />
      </form>
    </section>
  );
}

/** What a check depends on: a new name or description changes nothing of it. */
function subjectOf({ name, description, suggested, ...checked }: PortalDraft): string {
  return Object.values(checked).join('\n');
}

interface IdentityProps {
  readonly draft: PortalDraft;
  readonly faults: DraftFaults;
  readonly lookUp: LookUpState;
  setDraft(change: (current: PortalDraft) => PortalDraft): void;
}

function Identity({ draft, faults, lookUp, setDraft }: IdentityProps) {
  return (
    <fieldset>
      <legend>{message('editor_identity')}</legend>
      <RneField
        value={draft.rne}
        fault={faultWords('rne', faults.rne)}
        lookUp={lookUp}
        onChange={(rne) => setDraft((current) => withRne(current, rne))}
      />
      <Field
        name="address"
        kind="address"
        label={message('field_address')}
        hint={message('field_address_hint')}
        value={draft.address}
        fault={faultWords('address', faults.address)}
        onChange={(address) => setDraft((current) => withAddress(current, address))}
      />
      <Field
        name="name"
        label={message('field_name')}
        hint={message('field_name_hint')}
        value={draft.name}
        fault={faultWords('name', faults.name)}
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

function FaultSummary({ faults }: { faults: DraftFaults }) {
  const count = Object.keys(faults).length;
  return (
    <p class="fault" role="status">
      {count > 0 && plural('fault_summary', count)}
    </p>
  );
}
