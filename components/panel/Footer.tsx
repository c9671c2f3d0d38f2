import { message } from '../../utils/browser/i18n.ts';
import type { PanelPortal } from '../../utils/domain/panel.ts';
import { OutLink } from '../shared/OutLink.tsx';
import { originWords } from '../shared/origin-words.ts';

interface FooterProps {
  readonly portal: PanelPortal;
  readonly now: number;
  readonly refreshing: boolean;
  readonly linksHome: boolean;
}

export function Footer({ portal, now, refreshing, linksHome }: FooterProps) {
  return (
    <footer>
      <OutLink href={portal.accountAddress} class="link">
        {message('panel_account')}
      </OutLink>
      {linksHome && (
        <OutLink href={portal.homeAddress} class="link">
          {message('action_open_portal')}
        </OutLink>
      )}
      <p class="facts">{refreshing ? message('panel_refreshing') : originWords(portal.loans, now)}</p>
    </footer>
  );
}
