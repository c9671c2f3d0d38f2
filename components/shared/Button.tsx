import type { ComponentProps } from 'preact';
import { message } from '../../utils/browser/i18n.ts';

/** A button that does not submit a form. */
export function Button(props: ComponentProps<'button'>) {
  return <button type="button" {...props} />;
}

interface RetryProps {
  readonly class: 'button' | 'link';
  /** True while a request is pending: the button stays, and keeps the focus. */
  readonly busy?: boolean;
  onRetry(): void;
}

export function RetryButton({ class: name, busy = false, onRetry }: RetryProps) {
  return (
    <Button class={name} aria-disabled={busy} onClick={busy ? undefined : onRetry}>
      {message(busy ? 'panel_refreshing' : 'action_retry')}
    </Button>
  );
}
