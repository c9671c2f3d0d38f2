import type { LoanSource } from '../../utils/domain/loan.ts';
import type { PanelPortal } from '../../utils/domain/panel.ts';
import { type MessageKey, message } from '../../utils/platform/i18n.ts';
import { ageWords } from '../shared/day-words.ts';
import { keepsLoans } from './failure-words.ts';
import { OutLink } from './OutLink.tsx';

const sources: Record<LoanSource, MessageKey> = {
  'account-page': 'source_account_page',
  'loans-api': 'source_loans_api',
  'pronote-widget': 'source_pronote_widget',
};

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
      <p class="facts">{refreshing ? message('panel_refreshing') : origin(portal, now)}</p>
    </footer>
  );
}

/** Where the loans come from, and how old they are; nothing when none are shown. A notice tells the age itself. */
function origin({ loans }: PanelPortal, now: number): string {
  const { source, readAt, failure } = loans;
  if (source === null || readAt === null || (failure !== null && !keepsLoans(failure))) return '';
  const name = message(sources[source]);
  return failure === null
    ? message('panel_source_age', name, ageWords(readAt, now))
    : message('panel_source', name);
}
