import type { ComponentChildren } from 'preact';
import { message } from '../../utils/browser/i18n.ts';

/** In navigation order; each is also the fragment of the section's address. */
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

interface SectionsProps {
  readonly current: SectionName;
  readonly children: Readonly<Record<SectionName, ComponentChildren>>;
}

/** The target of the skip link. */
const contentId = 'content';

/** Skips the navigation; the first focusable element of the page (WCAG 2.4.1). */
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

/** The section of a fragment such as `#users`; the first section for an unknown one. */
export function sectionOf(fragment: string): SectionName {
  return sectionNames.find((name) => `#${name}` === fragment) ?? 'portals';
}

/** The document's title while this section is shown. */
export function pageTitle(section: SectionName): string {
  return `${message(`section_${section}`)} · ${message('extension_name')}`;
}

/** The navigation and all sections; the hidden ones stay mounted and keep their state. */
export function Sections({ current, children }: SectionsProps) {
  return (
    <>
      <nav class="sections" aria-label={message('sections_label')}>
        <ul>
          {sectionNames.map((name) => (
            <li key={name}>
              <a href={`#${name}`} aria-current={name === current ? 'page' : undefined}>
                {message(`section_${name}`)}
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
