import { useEffect, useRef, useState } from 'preact/hooks';
import { message, plural } from '../../../utils/browser/i18n.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import {
  type DraftFaults,
  draftFields,
  type PortalDraft,
  readDraft,
  withSuggestion,
} from '../../../utils/domain/portal-draft.ts';
import { settingsSummary } from '../exports/export-text.ts';
import { firstSettings } from '../exports/portal-choices.ts';
import { faultText } from '../fault-text.ts';
import { AdvancedFields } from './AdvancedFields.tsx';
import { ClassDialog } from './ClassDialog.tsx';
import { ClassesField } from './ClassesField.tsx';
import { EditorActions, type Saving } from './EditorActions.tsx';
import { EditorHead } from './EditorHead.tsx';
import { IdentityFields } from './IdentityFields.tsx';
import { LoansFields } from './LoansFields.tsx';
import { type Check, PortalCheck } from './PortalCheck.tsx';
import { Preview } from './Preview.tsx';
import type { PanelStage } from './PreviewPanel.tsx';
import type { PortalTab } from './portal-tab.ts';
import type { PortalsSession, PortalsView } from './portals-session.ts';
import { SharedClasses } from './SharedClasses.tsx';
import { SignOnFields } from './SignOnFields.tsx';
import { type LookUp, type LookUpState, useLookUp } from './use-look-up.ts';
import { WebspacesField } from './WebspacesField.tsx';

export interface PortalEditorProps {
  readonly tab: PortalTab;
  readonly view: PortalsView;
  readonly session: PortalsSession;
  readonly lookUp: LookUp;
  readonly check: Check;
  readonly createStage: () => PanelStage;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly failed: (error: unknown) => void;
}

/** The settings of one portal, its check, and a preview of the panel. */
export function PortalEditor({ tab, view, session, lookUp, check, ...stage }: PortalEditorProps) {
  const { id, saved, draft, dirty, locked } = tab;
  const { faults, form, read } = useFaults(tab);
  const [saving, setSaving] = useState<Saving>('no');
  const [picking, setPicking] = useState(false);
  const { classes, tabs } = view;
  const setDraft = (next: (current: PortalDraft) => PortalDraft) => {
    setSaving((before) => (before === 'running' ? before : 'no'));
    session.change(id, next);
  };
  const found = useLookUp(draft.rne, saved?.rne ?? '', lookUp, (portal) =>
    session.change(id, (current) => withSuggestion(current, portal)),
  );
  useEffect(() => {
    if (saved === null) form.current?.querySelector('input')?.focus();
  }, []);

  async function submit(event: Event) {
    event.preventDefault();
    if (saving === 'running' || read() === null) return;
    setSaving('running');
    const outcome = await session.save(id);
    setSaving(outcome.kind === 'saved' || outcome.kind === 'faults' ? 'no' : outcome.kind);
  }

  return (
    <div class="card editor">
      <EditorHead tab={tab} tabs={tabs} session={session} />
      <form ref={form} noValidate onSubmit={submit}>
        <EditorFields
          {...{ tab, view, faults, setDraft }}
          lookUp={found}
          onPickClasses={() => setPicking(true)}
        />
        {saved !== null && <ExportsLink portal={saved} />}
        <PortalCheck subject={checkedFields(draft)} portal={read} check={check} />
        <p class="fault" role="status">
          {Object.keys(faults).length > 0 && plural('fault_summary', Object.keys(faults).length)}
        </p>
        {!locked && (
          <EditorActions
            dirty={dirty}
            isNew={saved === null}
            saving={saving}
            onClose={() => {
              setSaving('no');
              session.discard(id);
            }}
          />
        )}
      </form>
      <Preview tab={tab} tabs={tabs} known={classes} {...stage} />
      {picking && (
        <ClassDialog
          chosen={draft.classes}
          known={classes}
          onChoose={(next) => setDraft((current) => ({ ...current, classes: next }))}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  );
}

interface EditorFieldsProps {
  readonly tab: PortalTab;
  readonly view: PortalsView;
  readonly faults: DraftFaults;
  readonly lookUp: LookUpState;
  setDraft(change: (current: PortalDraft) => PortalDraft): void;
  onPickClasses(): void;
}

function EditorFields({ tab, view, faults, lookUp, setDraft, onPickClasses }: EditorFieldsProps) {
  const { draft, locked } = tab;
  const { classes, classesFailed, tabs } = view;
  const change = (changes: Partial<PortalDraft>) => setDraft((current) => ({ ...current, ...changes }));
  return (
    <fieldset class="all-fields" disabled={locked}>
      <IdentityFields draft={draft} faults={faults} lookUp={lookUp} setDraft={setDraft} />
      <ClassesField
        chosen={draft.classes}
        known={classes}
        failed={classesFailed}
        onChange={(next) => change({ classes: next })}
        onPick={onPickClasses}
      />
      <WebspacesField
        chosen={draft.webspaces}
        fault={faultText('webspaces', faults.webspaces)}
        onChange={(webspaces) => change({ webspaces })}
      />
      <SharedClasses tab={tab} tabs={tabs} known={classes} />
      <SignOnFields
        draft={draft}
        fault={faultText('signOnAddress', faults.signOnAddress)}
        onChange={change}
      />
      <LoansFields draft={draft} fault={faultText('loansApi', faults.loansApi)} onChange={change} />
      <AdvancedFields draft={draft} faults={faults} onChange={change} setDraft={setDraft} />
    </fieldset>
  );
}

/** The feed's settings in one sentence, with a link to the section where they are edited. */
function ExportsLink({ portal }: { portal: Portal }) {
  return (
    <section class="exports-link" aria-labelledby="exports-link">
      <h4 id="exports-link">{message('portal_exports_title')}</h4>
      <p>
        {settingsSummary(portal.feed ?? firstSettings)}{' '}
        <a href="#exports">{message('portal_exports_link')}</a>
      </p>
    </section>
  );
}

/** The faults of a draft after the first attempt to use it; moves the focus to the first faulty field. */
function useFaults({ id, draft }: PortalTab) {
  const [attempts, setAttempts] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const reading = readDraft(draft, { id });
  const faults: DraftFaults = attempts > 0 && !reading.ok ? reading.failure : {};

  const latest = useRef(faults);
  latest.current = faults;
  useEffect(() => {
    const first = draftFields.find((field) => latest.current[field] !== undefined);
    const input = first === undefined ? null : form.current?.elements.namedItem(first);
    if (input instanceof HTMLElement) input.focus();
  }, [attempts]);

  /** The portal that the draft describes; null, with the faults shown, for an invalid draft. */
  function read(): Portal | null {
    if (reading.ok) return reading.value;
    setAttempts(attempts + 1);
    return null;
  }
  return { faults, form, read };
}

/** The fields that a check depends on, as one string to compare. */
function checkedFields(draft: PortalDraft): string {
  const { rne, address, delegation, signOnAddress, searchTemplate, loansApi, loanSources } = draft;
  return [rne, address, delegation, signOnAddress, searchTemplate, loansApi, ...loanSources].join('\n');
}
