import type { ComponentChildren } from 'preact';
import { message } from '../../utils/browser/i18n.ts';

/** There is one card, in a shadow root of its own: ids need to be unique in there only. */
const noteId = 'new-tab';

/** The card's one sentence that says "opens in a new tab", for those who do not see the page. */
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

/** A link that leaves PRONOTE open. */
export function OutLink({ href, class: name, title, children }: OutLinkProps) {
  return (
    <a href={href} class={name} title={title} target="_blank" rel="noopener" aria-describedby={noteId}>
      {children}
    </a>
  );
}
