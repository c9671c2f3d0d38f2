import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

interface EmptyProps {
  readonly icon: Parameters<typeof Icon>[0]['shape'];
  readonly text: string;
  /** What leads on, where something does. */
  readonly children?: ComponentChildren;
}

/** In a section of the settings that has nothing to show yet: what will stand here, and how it gets there. */
export function Empty({ icon, text, children }: EmptyProps) {
  return (
    <div class="empty">
      <Icon shape={icon} />
      <p>{text}</p>
      {children}
    </div>
  );
}
