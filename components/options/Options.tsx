import type { ComponentChildren } from 'preact';
import { message } from '../../utils/browser/i18n.ts';
import type { Portal } from '../../utils/domain/portal.ts';
import { Mark } from '../shared/Mark.tsx';
import { Diagnostics } from './diagnostics/Diagnostics.tsx';
import type { DiagnosticsSession } from './diagnostics/diagnostics-session.ts';
import type { ArchiveSession } from './exports/archive-session.ts';
import { Exports } from './exports/Exports.tsx';
import type { ExportsSession } from './exports/exports-session.ts';
import { Privacy, type PrivacyActions, type PrivacySettings } from './Privacy.tsx';
import { type PronoteActions, PronoteSection, type PronoteSettings } from './PronoteSection.tsx';
import { Portals, type PortalsProps } from './portals/Portals.tsx';
import { Reminders, type RemindersProps } from './reminders/Reminders.tsx';
import { type SectionName, Sections, SkipLink } from './Sections.tsx';
import { Users } from './users/Users.tsx';
import type { UsersSession } from './users/users-session.ts';

export interface OptionsProps {
  readonly section: SectionName;
  readonly portals: PortalsProps;
  readonly version: string;
  /** True when the stored settings could not be read and were set aside. */
  readonly unreadable: boolean;
  readonly pronote: PronoteSettings;
  readonly pronoteActions: PronoteActions;
  readonly reminders: RemindersProps;
  readonly privacy: PrivacySettings;
  readonly privacyActions: PrivacyActions;
  readonly users: UsersSession;
  /** Past exports and the journal. */
  readonly archive: ArchiveSession;
  readonly exports: ExportsSession;
  /** Settings for many computers. */
  readonly rollout: ComponentChildren;
  readonly diagnostics: DiagnosticsSession;
  /** The stored portals, for the diagnostics. */
  readonly storedPortals: readonly Portal[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export function Options(props: OptionsProps) {
  return (
    <div class="page">
      <header>
        <SkipLink current={props.section} />
        <Mark size={52} />
        <div>
          <h1>{message('extension_name')}</h1>
          <p>{message('options_tagline')}</p>
        </div>
      </header>
      {props.unreadable && <Unreadable />}
      <Sections current={props.section}>
        {{
          portals: <Portals {...props.portals} />,
          pronote: <PronoteSection settings={props.pronote} actions={props.pronoteActions} />,
          reminders: <Reminders {...props.reminders} />,
          users: <Users session={props.users} shown={props.section === 'users'} />,
          exports: <Exports session={props.exports} now={props.now} archive={props.archive} />,
          rollout: props.rollout,
          diagnostics: <Diagnostics session={props.diagnostics} portals={props.storedPortals} />,
          privacy: <Privacy settings={props.privacy} actions={props.privacyActions} now={props.now} />,
          about: <About version={props.version} />,
        }}
      </Sections>
    </div>
  );
}

function About({ version }: { version: string }) {
  return (
    <section class="card about" aria-labelledby="about">
      <h2 id="about">{message('about_title')}</h2>
      <p class="version">
        {message('extension_name')} · {message('about_version', version)}
      </p>
      <p>{message('about_what')}</p>
      <p>{message('about_whose')}</p>
    </section>
  );
}

function Unreadable() {
  return (
    <section class="banner" aria-labelledby="unreadable">
      <h2 id="unreadable">{message('options_unreadable_title')}</h2>
      <p>{message('options_unreadable_text')}</p>
    </section>
  );
}
