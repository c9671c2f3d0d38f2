import { message } from '../../utils/browser/i18n.ts';
import type { PanelPortal, ShownFailure } from '../../utils/domain/panel.ts';
import { isNotAsked } from '../../utils/domain/visible-loans.ts';
import { RetryButton } from './Button.tsx';
import { momentText } from './day-text.ts';
import { failureText, failureTitle } from './failure-text.ts';
import { Icon } from './Icon.tsx';
import { OutLink } from './OutLink.tsx';
import { State } from './State.tsx';

interface FailureProps {
  readonly portal: PanelPortal;
  readonly failure: ShownFailure;
  onRefresh(): void;
}

export function Failure({ portal, failure, onRefresh }: FailureProps) {
  const { text, action } = failureText(failure.kind, portal.delegation);
  const asksToSignIn = action === null || action === 'action_sign_in' || isNotAsked(failure);
  const icon = asksToSignIn ? 'book' : 'alert';
  const account = action === 'account';
  return (
    <State
      icon={failure.kind === 'paused' ? 'clock' : icon}
      title={failureTitle(failure)}
      text={message(text)}
    >
      {action === 'retry' ? (
        <RetryButton class="button" onRetry={onRefresh} />
      ) : (
        action !== null && (
          <OutLink href={account ? portal.accountAddress : portal.homeAddress} class="button">
            {message(account ? 'action_see_account' : action)}
          </OutLink>
        )
      )}
    </State>
  );
}

interface NoticeProps extends FailureProps {
  readonly readAt: number;
  readonly now: number;
}

/** A line above loans that were read before: why they may be out of date, and when they were read. */
export function Notice({ portal, failure, readAt, now, onRefresh }: NoticeProps) {
  const { notice, action } = failureText(failure.kind, portal.delegation);
  if (notice === null) return null;
  return (
    <div class="notice">
      <Icon shape="alert" />
      <div>
        <p>{message(notice, momentText(readAt, now))}</p>
        {action === 'action_sign_in' && (
          <OutLink href={portal.homeAddress} class="link">
            {message('action_open_portal')}
          </OutLink>
        )}
        {action === 'retry' && <RetryButton class="link" onRetry={onRefresh} />}
      </div>
    </div>
  );
}
