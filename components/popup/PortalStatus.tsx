import { message } from '../../utils/browser/i18n.ts';
import { Icon } from '../shared/Icon.tsx';
import { OutLink } from '../shared/OutLink.tsx';
import { originWords } from '../shared/origin-words.ts';
import { connectionOf } from './connection-words.ts';
import type { PopupPortal } from './popup-session.ts';

interface OriginProps extends PopupPortal {
  /** True where there are several portals, and each link is called by its portal's name. */
  readonly named: boolean;
  readonly now: number;
}

/** A portal: whether the person is connected to it, what to do if not, and how old their loans are. */
export function PortalStatus({ portal, refreshing, named, now }: OriginProps) {
  const { words, good, address } = connectionOf(portal);
  const account = message(good ? 'panel_account' : 'action_open_portal');
  const age = refreshing ? message('panel_refreshing') : originWords(portal.loans, now);
  return (
    <li>
      <OutLink href={address} class="link">
        {named ? <bdi>{portal.name}</bdi> : account}
      </OutLink>
      <p class={good ? 'connection' : 'connection off'}>
        <Icon shape={good ? 'check' : 'none'} />
        <span>{words}</span>
      </p>
      {age !== '' && <p class="facts">{age}</p>}
    </li>
  );
}
