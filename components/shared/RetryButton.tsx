import { message } from '../../utils/platform/i18n.ts';

interface RetryProps {
  readonly class: 'button' | 'link';
  /** True while an answer is waited for: the button stays, with the focus. */
  readonly busy?: boolean;
  onRetry(): void;
}

export function RetryButton({ class: name, busy = false, onRetry }: RetryProps) {
  return (
    <button type="button" class={name} aria-disabled={busy} onClick={busy ? undefined : onRetry}>
      {message(busy ? 'panel_refreshing' : 'action_retry')}
    </button>
  );
}
