import type { DraftFault, DraftField } from '../../utils/domain/portal-draft.ts';
import type { AddressFault } from '../../utils/domain/web-address.ts';
import { type MessageKey, message } from '../../utils/platform/i18n.ts';

const emptyWords: Record<DraftField, MessageKey> = {
  rne: 'fault_empty_rne',
  name: 'fault_empty_name',
  webspaces: 'fault_no_webspace',
  address: 'fault_empty_address',
  signOnAddress: 'fault_empty_address',
  searchTemplate: 'fault_empty_address',
  loansApi: 'fault_empty_address',
};

/** What is wrong with any address. */
export const addressFaults = {
  'not-an-address': 'fault_not_an_address',
  'not-https': 'fault_not_https',
  credentials: 'fault_credentials',
  ip: 'fault_ip',
} as const satisfies Record<Exclude<AddressFault, 'empty'>, MessageKey>;

const words: Record<Exclude<DraftFault, 'empty'>, MessageKey> = {
  ...addressFaults,
  'not-an-rne': 'fault_not_an_rne',
  'no-terms': 'fault_no_terms',
  'terms-in-host': 'fault_terms_in_host',
  'no-webspace': 'fault_no_webspace',
};

/** What is wrong with a field, as the next thing to do. */
export function faultWords(field: DraftField, fault: DraftFault | undefined): string | null {
  if (fault === undefined) return null;
  return message(fault === 'empty' ? emptyWords[field] : words[fault]);
}
