import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Portal } from '../../utils/domain/portal.ts';
import {
  draftOf,
  emptyDraft,
  type PortalDraft,
  type PortalRest,
  withRne,
} from '../../utils/domain/portal-draft.ts';
import { message } from '../../utils/platform/i18n.ts';
import { Mark } from '../shared/Mark.tsx';
import { About } from './About.tsx';
import { Exports } from './exports/Exports.tsx';
import type { ExportsSession } from './exports/exports-session.ts';
import type { Check } from './PortalCheck.tsx';
import { PortalEditor } from './PortalEditor.tsx';
import { PortalList } from './PortalList.tsx';
import { Privacy, type PrivacyActions, type PrivacySettings } from './Privacy.tsx';
import { type PronoteActions, PronoteSection, type PronoteSettings } from './PronoteSection.tsx';
import { type SectionName, Sections } from './Sections.tsx';
import { type Notice, Toast } from './Toast.tsx';
import type { LookUp } from './use-look-up.ts';
import { Users } from './users/Users.tsx';
import type { UsersSession } from './users/users-session.ts';
import { Welcome } from './Welcome.tsx';

export interface OptionsProps {
  readonly section: SectionName;
  readonly portals: readonly Portal[];
  readonly version: string;
  /** True when the stored settings could not be read and were kept aside. */
  readonly unreadable: boolean;
  readonly lookUp: LookUp;
  readonly check: Check;
  readonly pronote: PronoteSettings;
  readonly pronoteActions: PronoteActions;
  readonly privacy: PrivacySettings;
  readonly privacyActions: PrivacyActions;
  readonly users: UsersSession;
  /** What was exported before, and the journal. */
  readonly archive: ComponentChildren;
  readonly exports: ExportsSession;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  save(portal: Portal): Promise<void>;
  remove(id: string): Promise<void>;
  newId(): string;
  /** Told whether leaving the page now would lose something. */
  onDirty?: ((dirty: boolean) => void) | undefined;
}

interface Editing {
  readonly initial: PortalDraft;
  readonly rest: PortalRest;
  readonly savedRne: string;
}

export function Options(props: OptionsProps) {
  return (
    <div class="page">
      <header>
        <Mark size={52} />
        <div>
          <h1>{message('extension_name')}</h1>
          <p>{message('options_tagline')}</p>
        </div>
      </header>
      {props.unreadable && <Unreadable />}
      <Sections current={props.section}>
        {{
          portals: <Portals {...props} />,
          pronote: <PronoteSection settings={props.pronote} actions={props.pronoteActions} />,
          users: <Users session={props.users} shown={props.section === 'users'} />,
          exports: <Exports session={props.exports} now={props.now} archive={props.archive} />,
          privacy: <Privacy settings={props.privacy} actions={props.privacyActions} now={props.now} />,
          about: <About version={props.version} />,
        }}
      </Sections>
    </div>
  );
}

function Portals({ portals, lookUp, check, save, remove, newId, onDirty }: OptionsProps) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const { place, focusStart } = useFocusOnReturn(editing !== null);

  function add(rne: string) {
    setNotice(null);
    const rest: PortalRest = { id: newId(), classes: [], webspaces: [] };
    setEditing({ initial: withRne(emptyDraft, rne), rest, savedRne: '' });
  }

  function edit(portal: Portal) {
    setNotice(null);
    setEditing({ initial: draftOf(portal), rest: portal, savedRne: portal.rne });
  }

  function closeNotice() {
    setNotice(null);
    focusStart();
  }

  async function saveAndClose(portal: Portal) {
    await save(portal);
    setEditing(null);
    setNotice({ text: message('portal_saved') });
  }

  async function removePortal(portal: Portal) {
    const undo = () =>
      save(portal).then(
        () => closeNotice(),
        () => setNotice({ text: message('editor_not_saved') }),
      );
    await remove(portal.id).then(
      () => setNotice({ text: message('portal_removed'), undo }),
      () => setNotice({ text: message('portal_not_removed') }),
    );
  }

  return (
    <div ref={place}>
      {editing !== null ? (
        <PortalEditor
          {...editing}
          lookUp={lookUp}
          check={check}
          save={saveAndClose}
          onClose={() => setEditing(null)}
          onDirty={onDirty}
        />
      ) : portals.length === 0 ? (
        <Welcome onContinue={add} />
      ) : (
        <PortalList portals={portals} onAdd={() => add('')} onEdit={edit} onRemove={removePortal} />
      )}
      <Toast notice={notice} onClose={closeNotice} />
    </div>
  );
}

/** When the editor or a notice closes, the focus goes to where the list starts. */
function useFocusOnReturn(editing: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const focusStart = () => place.current?.querySelector<HTMLElement>('h2[tabindex], input')?.focus();
  const before = useRef(editing);
  useEffect(() => {
    if (before.current && !editing) focusStart();
    before.current = editing;
  }, [editing]);
  return { place, focusStart };
}

function Unreadable() {
  return (
    <section class="banner" aria-labelledby="unreadable">
      <h2 id="unreadable">{message('options_unreadable_title')}</h2>
      <p>{message('options_unreadable_text')}</p>
    </section>
  );
}
