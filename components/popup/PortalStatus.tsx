import { message } from '../../utils/browser/i18n.ts';
import { isFetched } from '../../utils/domain/loan-sources.ts';
import type { PanelPortal, ShownFailure } from '../../utils/domain/panel.ts';
import { signOnMethods } from '../../utils/domain/sign-on-methods.ts';
import { snakeCase } from '../../utils/domain/snake-case.ts';
import { Icon } from '../shared/Icon.tsx';
import { sourceText } from '../shared/loan-text.ts';
import { OutLink } from '../shared/OutLink.tsx';
import type { PopupPortal } from './popup-session.ts';

interface PortalStatusProps extends PopupPortal {
  /** Whether the link is labelled with the portal's name, as among several portals. */
  readonly named: boolean;
  readonly now: number;
}

/** A portal: whether the user is connected to it, what to do otherwise, and the age of its loans. */
export function PortalStatus({ portal, refreshing, named, now }: PortalStatusProps) {
  const { text, good, address } = connectionOf(portal);
  const account = message(good ? 'panel_account' : 'action_open_portal');
  const age = refreshing ? message('panel_refreshing') : sourceText(portal.loans, now);
  return (
    <li>
      <OutLink href={address} class="link">
        {named ? <bdi>{portal.name}</bdi> : account}
      </OutLink>
      <p class={good ? 'connection' : 'connection off'}>
        <Icon shape={good ? 'check' : 'none'} />
        <span>{text}</span>
      </p>
      {age !== '' && <p class="facts">{age}</p>}
    </li>
  );
}

type FailureKind = ShownFailure['kind'];

/** The user has to sign in to the portal. */
const signedOut = [
  'not-signed-in',
  'expired-session',
  'foreign-session',
  'unproven',
  'unnamed',
] as const satisfies readonly FailureKind[];

function isSignedOut(kind: FailureKind): kind is (typeof signedOut)[number] {
  const kinds: readonly FailureKind[] = signedOut;
  return kinds.includes(kind);
}

interface Connection {
  readonly text: string;
  /** True when there is nothing to do. */
  readonly good: boolean;
  /** The page on which to do it. */
  readonly address: string;
}

/** The user's connection to a portal, as of the last time loans were read from it. */
export function connectionOf({ loans, delegation, homeAddress, accountAddress }: PanelPortal): Connection {
  const { failure, readAt, source } = loans;
  if (failure === null) {
    const read = source === null || isFetched(source) ? 'connection_on' : 'connection_pronote';
    return {
      text: message(readAt === null ? 'connection_unread' : read),
      good: true,
      address: accountAddress,
    };
  }
  const isAtAccount = failure.kind === 'not-allowed' || failure.kind === 'unreadable';
  return {
    text: failureText(failure.kind, delegation),
    good: false,
    address: isAtAccount ? accountAddress : homeAddress,
  };
}

function failureText(kind: FailureKind, delegation: PanelPortal['delegation']): string {
  if (!isSignedOut(kind)) return message(`connection_${snakeCase(kind)}`);
  // Only PRONOTE's own link signs the user in to such a portal.
  return message(signOnMethods[delegation].throughPronote ? 'connection_off_pronote' : 'connection_off');
}
