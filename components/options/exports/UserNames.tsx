import type { ComponentChildren } from 'preact';
import { message } from '../../../utils/browser/i18n.ts';

interface UserNamesProps {
  readonly title: string;
  readonly hint?: string;
  readonly class?: string;
  /** Whether more users are meant than the list holds. */
  readonly isPartial?: boolean;
  /** List items. */
  readonly children: ComponentChildren;
}

/** A collapsed list of users, who may be the first of many. */
export function UserNames({ title, hint, isPartial = false, children, ...rest }: UserNamesProps) {
  return (
    <details class={rest.class}>
      <summary>{title}</summary>
      {hint !== undefined && <p>{hint}</p>}
      <ul class="exports-names">{children}</ul>
      {isPartial && <p class="hint">{message('exports_only_first')}</p>}
    </details>
  );
}
