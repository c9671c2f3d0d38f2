import { message } from '../../utils/browser/i18n.ts';
import { Button } from './Button.tsx';

interface RetryProps {
  readonly class: 'button' | 'link';
  /** True while an answer is waited for: the button stays, with the focus. */
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
