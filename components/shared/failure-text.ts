import { type MessageKey, message } from '../../utils/browser/i18n.ts';
import type { PanelPortal, ShownFailure } from '../../utils/domain/panel.ts';
import { hasServer, signOnMethods } from '../../utils/domain/sign-on-methods.ts';
import { snakeCase } from '../../utils/domain/snake-case.ts';
import { keepsLoans } from '../../utils/domain/visible-loans.ts';

type Kind = ShownFailure['kind'];
/** Retry, open the account page, or open the portal with one of several labels. */
type Action = 'retry' | 'account' | 'action_sign_in' | 'action_sign_out' | 'action_open_portal';

/** All other failures open the portal. */
const actions: Partial<Record<Kind, Action | null>> = {
  'not-signed-in': 'action_sign_in',
  'expired-session': 'action_sign_in',
  'foreign-session': 'action_sign_in',
  unproven: 'action_sign_in',
  'someone-else': 'action_sign_out',
  'not-allowed': 'account',
  unreachable: 'retry',
  // Retried by itself after the pause, and not before.
  paused: null,
  'extension-failed': 'retry',
  unreadable: 'account',
  unnamed: 'account',
  hidden: 'account',
};

/** Extra text where PRONOTE's own link opens the portal. */
const throughPronote: Partial<Record<Kind, MessageKey>> = {
  'expired-session': 'pronote_expired_session_text',
  unproven: 'pronote_unproven_text',
};

interface FailureText {
  readonly text: MessageKey;
  /** Null where the action is elsewhere in the page, and the text says so. */
  readonly action: Action | null;
  /** Shown above loans that were read before; null where they are hidden. */
  readonly notice: MessageKey | null;
}

/** Text and action for a failure, given how users sign in to the portal. */
export function failureText(kind: Kind, delegation: PanelPortal['delegation']): FailureText {
  const { [kind]: action = 'action_open_portal' } = actions;
  // Only PRONOTE's own link signs the user in to such a portal.
  if (signOnMethods[delegation].throughPronote && action === 'action_sign_in') {
    const text = throughPronote[kind] ?? 'pronote_not_signed_in_text';
    return { text, action: null, notice: 'pronote_notice' };
  }
  const unvouched = kind === 'not-signed-in' && hasServer(delegation);
  return {
    text: unvouched ? 'cas_not_signed_in_text' : `failure_${snakeCase(kind)}_text`,
    action,
    notice: keepsLoans(kind) ? `notice_${snakeCase(kind)}` : null,
  };
}

export function failureTitle({ kind }: ShownFailure): string {
  return message(`failure_${snakeCase(kind)}_title`);
}
