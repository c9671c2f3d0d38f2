import { message } from '../../utils/platform/i18n.ts';
import { OutLink } from '../shared/OutLink.tsx';
import { originWords } from '../shared/origin-words.ts';
import type { PopupPortal } from './popup-session.ts';

interface OriginProps extends PopupPortal {
  /** True where there are several portals, and each link is called by its portal's name. */
  readonly named: boolean;
  readonly now: number;
}

/** A portal's account page, where its loans were read, and how old they are. */
export function Origin({ portal, refreshing, named, now }: OriginProps) {
  return (
    <li>
      <OutLink href={portal.accountAddress} class="link">
        {named ? <bdi>{portal.name}</bdi> : message('panel_account')}
      </OutLink>
      <p class="facts">{refreshing ? message('panel_refreshing') : originWords(portal.loans, now)}</p>
    </li>
  );
}
