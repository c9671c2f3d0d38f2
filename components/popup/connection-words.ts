import { type MessageKey, message } from '../../utils/browser/i18n.ts';
import { isFetched } from '../../utils/domain/loan-sources.ts';
import type { PanelPortal, ShownFailure } from '../../utils/domain/panel.ts';
import { signOnMethods } from '../../utils/domain/sign-on-methods.ts';

const ofFailures: Record<ShownFailure['kind'], MessageKey> = {
  'not-signed-in': 'connection_off',
  'expired-session': 'connection_off',
  'foreign-session': 'connection_off',
  unproven: 'connection_off',
  unnamed: 'connection_off',
  hidden: 'connection_hidden',
  'someone-else': 'connection_other',
  'not-linked': 'connection_not_linked',
  'unknown-borrower': 'connection_no_card',
  'not-allowed': 'connection_refused',
  unreachable: 'connection_unreachable',
  paused: 'connection_paused',
  'not-permitted': 'connection_not_permitted',
  'extension-failed': 'connection_failed',
  unreadable: 'connection_unreadable',
};

export interface Connection {
  /** How the person stands with the portal, and what to do about it. */
  readonly words: string;
  /** True where there is nothing to do. */
  readonly good: boolean;
  /** Where to do it. */
  readonly address: string;
}

/** How the person stands with a portal, as far as the last reading of their loans tells. */
export function connectionOf({ loans, delegation, homeAddress, accountAddress }: PanelPortal): Connection {
  const { failure, readAt, source } = loans;
  if (failure === null) {
    const read = source === null || isFetched(source) ? 'connection_on' : 'connection_pronote';
    const words = message(readAt === null ? 'connection_unread' : read);
    return { words, good: true, address: accountAddress };
  }
  const key = ofFailures[failure.kind];
  // Where PRONOTE's own link opens the portal, none of ours would sign the person in.
  const elsewhere = key === 'connection_off' && signOnMethods[delegation].throughPronote;
  const words = message(elsewhere ? 'connection_off_pronote' : key);
  const isAtAccount = failure.kind === 'not-allowed' || failure.kind === 'unreadable';
  return { words, good: false, address: isAtAccount ? accountAddress : homeAddress };
}
