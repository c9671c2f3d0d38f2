import { type MessageKey, message } from '../../utils/browser/i18n.ts';
import type { LoanSource } from '../../utils/domain/loan-sources.ts';
import type { LoansView } from '../../utils/domain/panel.ts';
import { ageWords } from './day-words.ts';
import { showsLoans } from './failure-words.ts';

const sources: Record<LoanSource, MessageKey> = {
  'account-page': 'source_account_page',
  'loans-api': 'source_loans_api',
  'pronote-widget': 'source_pronote_widget',
};

/** Where the loans come from, and how old they are; nothing when none are shown. A notice tells the age itself. */
export function originWords(loans: LoansView, now: number): string {
  const { source, readAt, failure } = loans;
  if (source === null || readAt === null || !showsLoans(loans)) return '';
  const name = message(sources[source]);
  return failure === null
    ? message('panel_source_age', name, ageWords(readAt, now))
    : message('panel_source', name);
}
