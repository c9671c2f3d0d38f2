import { type MessageKey, message } from '../../utils/browser/i18n.ts';
import type { LoansView, PanelPortal, ShownFailure } from '../../utils/domain/panel.ts';
import { hasServer, signOnMethods } from '../../utils/domain/sign-on-methods.ts';

type Kind = ShownFailure['kind'];
/** What can be done here: ask again, look at the account, or open the portal under one of several labels. */
type Action = 'retry' | 'account' | 'action_sign_in' | 'action_sign_out' | 'action_open_portal';

/** All others open the portal. */
const actions: Partial<Record<Kind, Action | null>> = {
  'not-signed-in': 'action_sign_in',
  'expired-session': 'action_sign_in',
  'foreign-session': 'action_sign_in',
  unproven: 'action_sign_in',
  'someone-else': 'action_sign_out',
  'not-allowed': 'account',
  unreachable: 'retry',
  // It asks again by itself, and not before.
  paused: null,
  'extension-failed': 'retry',
  unreadable: 'account',
  unnamed: 'account',
  hidden: 'account',
};

/** With these, loans that were read before may be another person's: they are then not shown. */
const doubtful = [
  'someone-else',
  'not-linked',
  'unknown-borrower',
  'unnamed',
  'hidden',
] as const satisfies readonly Kind[];
type Harmless = Exclude<Kind, (typeof doubtful)[number]>;

function isHarmless(kind: Kind): kind is Harmless {
  const kinds: readonly Kind[] = doubtful;
  return !kinds.includes(kind);
}

/** True where no loans were asked for, and asking again would change nothing. */
export function isNotAsked(failure: ShownFailure | null): boolean {
  return failure?.kind === 'unnamed' || failure?.kind === 'hidden';
}

/** Titles and texts are named after the kind; spelled out for those who look for one, at no cost to the script. */
type Title =
  | 'failure_not_signed_in_title'
  | 'failure_expired_session_title'
  | 'failure_foreign_session_title'
  | 'failure_unproven_title'
  | 'failure_someone_else_title'
  | 'failure_not_linked_title'
  | 'failure_unknown_borrower_title'
  | 'failure_not_allowed_title'
  | 'failure_unreachable_title'
  | 'failure_paused_title'
  | 'failure_not_permitted_title'
  | 'failure_extension_failed_title'
  | 'failure_unreadable_title'
  | 'failure_unnamed_title'
  | 'failure_hidden_title';
type Text =
  | 'failure_not_signed_in_text'
  | 'failure_expired_session_text'
  | 'failure_foreign_session_text'
  | 'failure_unproven_text'
  | 'failure_someone_else_text'
  | 'failure_not_linked_text'
  | 'failure_unknown_borrower_text'
  | 'failure_not_allowed_text'
  | 'failure_unreachable_text'
  | 'failure_paused_text'
  | 'failure_not_permitted_text'
  | 'failure_extension_failed_text'
  | 'failure_unreadable_text'
  | 'failure_unnamed_text'
  | 'failure_hidden_text';
/** How it is said above loans that were read before. */
type NoticeKey =
  | 'notice_not_signed_in'
  | 'notice_expired_session'
  | 'notice_foreign_session'
  | 'notice_unproven'
  | 'notice_not_allowed'
  | 'notice_unreachable'
  | 'notice_paused'
  | 'notice_not_permitted'
  | 'notice_extension_failed'
  | 'notice_unreadable';
type Stem<Name extends string> = Name extends `${infer Word}-${infer Rest}` ? `${Word}_${Stem<Rest>}` : Name;

function stem<Name extends Kind>(kind: Name): Stem<Name> {
  return kind.replaceAll('-', '_') as Stem<Name>;
}

/** What is said besides where PRONOTE's own link opens the portal. */
const throughPronote: Partial<Record<Kind, MessageKey>> = {
  'expired-session': 'pronote_expired_session_text',
  unproven: 'pronote_unproven_text',
};

interface FailureWords {
  readonly text: MessageKey;
  /** Null where it is done elsewhere in the page, and the text says so. */
  readonly action: Action | null;
  /** Null where loans that were read before are not shown. */
  readonly notice: MessageKey | null;
}

/** How a failure is told to somebody who signs in to the portal in this way. */
export function failureWords(kind: Kind, delegation: PanelPortal['delegation']): FailureWords {
  const { [kind]: action = 'action_open_portal' } = actions;
  // Where PRONOTE's own link opens the portal, the person follows that link: none of ours would sign them in.
  if (signOnMethods[delegation].throughPronote && action === 'action_sign_in') {
    const text = throughPronote[kind] ?? 'pronote_not_signed_in_text';
    return { text, action: null, notice: 'pronote_notice' };
  }
  const unvouched = kind === 'not-signed-in' && hasServer(delegation);
  const usual: Text = `failure_${stem(kind)}_text`;
  const notice: NoticeKey | null = isHarmless(kind) ? `notice_${stem(kind)}` : null;
  return { text: unvouched ? 'cas_not_signed_in_text' : usual, action, notice };
}

export function failureTitle({ kind }: ShownFailure): string {
  const title: Title = `failure_${stem(kind)}_title`;
  return message(title);
}

/** False when loans could be another person's: they are then never shown, whatever is stored. */
export function keepsLoans({ kind }: ShownFailure): boolean {
  return isHarmless(kind);
}

/** False when what is stored may be another person's, or when nothing was read yet. */
export function showsLoans({ readAt, failure }: LoansView): boolean {
  return readAt !== null && (failure === null || keepsLoans(failure));
}
