import type { ComponentChildren } from 'preact';
import { message } from '../../utils/browser/i18n.ts';

/** Unique: a document or shadow root has one note. */
const noteId = 'new-tab';

/** "Opens in a new tab", for screen readers; referenced by all links. */
export function NewTabNote() {
  return (
    <p id={noteId} hidden>
      {message('panel_new_tab')}
    </p>
  );
}

interface OutLinkProps {
  readonly href: string;
  readonly class?: string;
  readonly title?: string | undefined;
  readonly children: ComponentChildren;
}

/** A link that opens in a new tab. */
export function OutLink({ href, class: name, title, children }: OutLinkProps) {
  return (
    <a href={href} class={name} title={title} target="_blank" rel="noopener" aria-describedby={noteId}>
      {children}
    </a>
  );
}
