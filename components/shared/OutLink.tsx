import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** The id of the panel's one sentence that says "opens in a new tab". */
export const NewTabNote = createContext('');

interface OutLinkProps {
  readonly href: string;
  readonly class?: string;
  readonly title?: string | undefined;
  readonly children: ComponentChildren;
}

/** A link that leaves PRONOTE open. */
export function OutLink({ href, class: name, title, children }: OutLinkProps) {
  const note = useContext(NewTabNote);
  return (
    <a href={href} class={name} title={title} target="_blank" rel="noopener" aria-describedby={note}>
      {children}
    </a>
  );
}
