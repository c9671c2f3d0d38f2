import { useEffect, useState } from 'preact/hooks';
import { plural } from '../../../utils/browser/i18n.ts';
import { type PortalDraft, withSuggestion } from '../../../utils/domain/portal-draft.ts';
import { faultText } from '../fault-text.ts';
import { AdvancedFields } from './AdvancedFields.tsx';
import { ClassDialog } from './ClassDialog.tsx';
import { ClassesField } from './ClassesField.tsx';
import { EditorActions, type Saving } from './EditorActions.tsx';
import { EditorHead } from './EditorHead.tsx';
import { ExportsLink } from './ExportsLink.tsx';
import { IdentityFields } from './IdentityFields.tsx';
import { LoansFields } from './LoansFields.tsx';
import { PortalCheck } from './PortalCheck.tsx';
import type { PortalsProps } from './Portals.tsx';
import { Preview } from './Preview.tsx';
import type { PortalTab } from './portals-model.ts';
import { SharedClasses } from './SharedClasses.tsx';
import { SignOnFields } from './SignOnFields.tsx';
import { useFaults } from './use-faults.ts';
import { useLookUp } from './use-look-up.ts';
import { WebspacesField } from './WebspacesField.tsx';

interface EditorProps extends PortalsProps {
  readonly tab: PortalTab;
}

/** All that is set for one portal, and the panel that comes of it. */
export function PortalEditor({ tab, session, lookUp, check, ...stage }: EditorProps) {
  const { id, saved, draft, dirty, locked } = tab;
  const { faults, form, read } = useFaults(tab);
  const [saving, setSaving] = useState<Saving>('no');
  const [picking, setPicking] = useState(false);
  const { classes, classesFailed, tabs } = session.view();
  const setDraft = (next: (current: PortalDraft) => PortalDraft) => {
    setSaving((before) => (before === 'running' ? before : 'no'));
    session.change(id, next);
  };
  const change = (changes: Partial<PortalDraft>) => setDraft((current) => ({ ...current, ...changes }));
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
        <fieldset class="all-fields" disabled={locked}>
          <IdentityFields draft={draft} faults={faults} lookUp={found} setDraft={setDraft} />
          <ClassesField
            chosen={draft.classes}
            known={classes}
            failed={classesFailed}
            onChange={(next) => change({ classes: next })}
            onPick={() => setPicking(true)}
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
        {saved !== null && <ExportsLink portal={saved} />}
        <PortalCheck subject={subjectOf(draft)} portal={read} check={check} />
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
          onChoose={(next) => change({ classes: next })}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  );
}

/** What a check depends on: a new name or description changes nothing of it, nor whom the portal is for. */
function subjectOf(draft: PortalDraft): string {
  const { rne, address, delegation, signOnAddress, searchTemplate, loansApi, loanSources } = draft;
  return [rne, address, delegation, signOnAddress, searchTemplate, loansApi, ...loanSources].join('\n');
}
