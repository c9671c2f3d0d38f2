import type { ComponentChildren } from 'preact';
import { type MessageKey, message } from '../../utils/browser/i18n.ts';

/** In the order in which they are listed; each is the fragment of its address. */
const sectionNames = [
  'portals',
  'pronote',
  'reminders',
  'users',
  'exports',
  'rollout',
  'diagnostics',
  'privacy',
  'about',
] as const;

export type SectionName = (typeof sectionNames)[number];

const titles = {
  portals: 'section_portals',
  pronote: 'section_pronote',
  reminders: 'section_reminders',
  users: 'section_users',
  exports: 'section_exports',
  rollout: 'section_rollout',
  diagnostics: 'section_diagnostics',
  privacy: 'section_privacy',
  about: 'section_about',
} as const satisfies Record<SectionName, MessageKey>;

interface SectionsProps {
  readonly current: SectionName;
  readonly children: Readonly<Record<SectionName, ComponentChildren>>;
}

/** Past the links to the sections; nothing else of the page has this id. */
const contentId = 'content';

/** For the keyboard, before everything else: a page's links need not be passed one by one. */
export function SkipLink({ current }: { current: SectionName }) {
  return (
    <a
      class="skip"
      href={`#${current}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(contentId)?.focus();
      }}
    >
      {message('options_skip')}
    </a>
  );
}

/** The section that a fragment such as `#users` names; the first one for any other. */
export function sectionOf(fragment: string): SectionName {
  return sectionNames.find((name) => `#${name}` === fragment) ?? 'portals';
}

/** What the browser's tab is called while this section is shown. */
export function pageTitle(section: SectionName): string {
  return `${message(titles[section])} · ${message('extension_name')}`;
}

/** The page's sections behind links of their own; those that are not shown keep what was begun in them. */
export function Sections({ current, children }: SectionsProps) {
  return (
    <>
      <nav class="sections" aria-label={message('sections_label')}>
        <ul>
          {sectionNames.map((name) => (
            <li key={name}>
              <a href={`#${name}`} aria-current={name === current ? 'page' : undefined}>
                {message(titles[name])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main id={contentId} tabIndex={-1}>
        {sectionNames.map((name) => (
          <div key={name} hidden={name !== current}>
            {children[name]}
          </div>
        ))}
      </main>
    </>
  );
}
