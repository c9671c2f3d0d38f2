import type { LoansFailure } from '../../utils/domain/loan.ts';
import type { PanelPortal } from '../../utils/domain/panel.ts';
import { type MessageKey, message } from '../../utils/platform/i18n.ts';
import { momentWords } from './day-words.ts';
import { Icon } from './Icon.tsx';
import { OutLink } from './OutLink.tsx';
import { State } from './State.tsx';

type Kind = LoansFailure['kind'];
type Action = 'retry' | 'account' | MessageKey;

interface Words {
  readonly title: MessageKey;
  readonly text: MessageKey;
  readonly action: Action;
  /** How it is said above loans that were read before; without it such loans are not shown. */
  readonly notice?: MessageKey;
}

const words: Record<Kind, Words> = {
  'not-signed-in': {
    title: 'failure_not_signed_in_title',
    text: 'failure_not_signed_in_text',
    action: 'action_sign_in',
    notice: 'notice_not_signed_in',
  },
  'expired-session': {
    title: 'failure_expired_session_title',
    text: 'failure_expired_session_text',
    action: 'action_sign_in',
    notice: 'notice_expired_session',
  },
  'foreign-session': {
    title: 'failure_foreign_session_title',
    text: 'failure_foreign_session_text',
    action: 'action_sign_in',
    notice: 'notice_foreign_session',
  },
  unproven: {
    title: 'failure_unproven_title',
    text: 'failure_unproven_text',
    action: 'action_sign_in',
    notice: 'notice_unproven',
  },
  'someone-else': {
    title: 'failure_someone_else_title',
    text: 'failure_someone_else_text',
    action: 'action_sign_out',
  },
  'not-linked': {
    title: 'failure_not_linked_title',
    text: 'failure_not_linked_text',
    action: 'action_open_portal',
  },
  'unknown-borrower': {
    title: 'failure_unknown_borrower_title',
    text: 'failure_unknown_borrower_text',
    action: 'action_open_portal',
  },
  'not-allowed': {
    title: 'failure_not_allowed_title',
    text: 'failure_not_allowed_text',
    action: 'account',
    notice: 'notice_not_allowed',
  },
  unreachable: {
    title: 'failure_unreachable_title',
    text: 'failure_unreachable_text',
    action: 'retry',
    notice: 'notice_unreachable',
  },
  'extension-failed': {
    title: 'failure_extension_failed_title',
    text: 'failure_extension_failed_text',
    action: 'retry',
    notice: 'notice_extension_failed',
  },
  unreadable: {
    title: 'failure_unreadable_title',
    text: 'failure_unreadable_text',
    action: 'account',
    notice: 'notice_unreadable',
  },
};

export function failureTitle(failure: LoansFailure): string {
  return message(words[failure.kind].title);
}

/** False when loans could be another person's: they are then never shown, whatever is stored. */
export function keepsLoans(failure: LoansFailure): boolean {
  return words[failure.kind].notice !== undefined;
}

interface FailureProps {
  readonly portal: PanelPortal;
  readonly failure: LoansFailure;
  onRefresh(): void;
}

export function Failure({ portal, failure, onRefresh }: FailureProps) {
  const { title, text, action } = words[failure.kind];
  return (
    <State icon={action === 'action_sign_in' ? 'book' : 'alert'} title={message(title)} text={message(text)}>
      <FailureAction portal={portal} action={action} onRefresh={onRefresh} />
    </State>
  );
}

interface ActionProps {
  readonly portal: PanelPortal;
  readonly action: Action;
  onRefresh(): void;
}

function FailureAction({ portal, action, onRefresh }: ActionProps) {
  if (action === 'retry') {
    return (
      <button type="button" class="button" onClick={onRefresh}>
        {message('action_retry')}
      </button>
    );
  }
  const address = action === 'account' ? portal.accountAddress : portal.homeAddress;
  return (
    <OutLink href={address} class="button">
      {message(action === 'account' ? 'action_see_account' : action)}
    </OutLink>
  );
}

interface NoticeProps extends FailureProps {
  readonly readAt: number;
  readonly now: number;
}

/** One quiet line above loans that were read before: why they may be out of date, and since when. */
export function Notice({ portal, failure, readAt, now, onRefresh }: NoticeProps) {
  const { notice, action } = words[failure.kind];
  if (notice === undefined) return null;
  return (
    <div class="notice">
      <Icon shape="alert" />
      <div>
        <p>{message(notice, momentWords(readAt, now))}</p>
        {action === 'action_sign_in' && (
          <OutLink href={portal.homeAddress} class="link">
            {message('action_open_portal')}
          </OutLink>
        )}
        {action === 'retry' && (
          <button type="button" class="link" onClick={onRefresh}>
            {message('action_retry')}
          </button>
        )}
      </div>
    </div>
  );
}
