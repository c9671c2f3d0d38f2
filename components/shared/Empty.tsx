import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

interface EmptyProps {
  readonly icon: Parameters<typeof Icon>[0]['shape'];
  readonly text: string;
  /** The next action, if any. */
  readonly children?: ComponentChildren;
}

/** A section of the options page without content yet: what it will show, and how to get there. */
export function Empty({ icon, text, children }: EmptyProps) {
  return (
    <div class="empty">
      <Icon shape={icon} />
      <p>{text}</p>
      {children}
    </div>
  );
}
