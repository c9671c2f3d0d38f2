import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

interface StateProps {
  readonly icon: Parameters<typeof Icon>[0]['shape'];
  readonly title: string;
  readonly text: string;
  /** What to do next: a link or a button. */
  readonly children?: ComponentChildren;
}

/** The panel when it has nothing to list: why, and what to do next. */
export function State({ icon, title, text, children }: StateProps) {
  return (
    <div class="state">
      <Icon shape={icon} />
      <h3>{title}</h3>
      <p class="soft">{text}</p>
      {children}
    </div>
  );
}

/** Grey lines in the place of what is being read; the style sheet shows them after a moment only. */
export function Skeleton({ label }: { label: string }) {
  return (
    <div class="skeleton">
      <p class="sr">{label}</p>
      <i />
      <i />
      <i />
    </div>
  );
}
