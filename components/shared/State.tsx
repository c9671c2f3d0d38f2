import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

interface StateProps {
  readonly icon: Parameters<typeof Icon>[0]['shape'];
  readonly title: string;
  readonly text: string;
  /** The next action: a link or a button. */
  readonly children?: ComponentChildren;
}

/** Shown instead of a list: why it is empty, and what to do next. */
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

/** A placeholder during loading; the style sheet shows it after a delay. */
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
