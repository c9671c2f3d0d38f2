import type { FindingKind } from '../../../utils/domain/roster-finding.ts';
import { type MessageKey, message } from '../../../utils/platform/i18n.ts';

/** What of a stored roster costs somebody their place, or a field, when it is looked at for a portal. */
const words: Partial<Record<FindingKind, MessageKey>> = {
  leaver: 'exports_finding_leaver',
  'other-school': 'exports_finding_other_school',
  'duplicate-number': 'exports_finding_duplicate_number',
  'missing-number': 'exports_finding_missing_number',
  'duplicate-key': 'exports_finding_duplicate_key',
  'missing-class': 'exports_finding_missing_class',
  'missing-birth-date': 'exports_finding_missing_birth_date',
  'future-birth-date': 'exports_finding_future_birth_date',
};

/** `text` is what was read: a number, a school, a day. */
export function findingWords(kind: FindingKind, text: string): string {
  return message(words[kind] ?? 'exports_finding_other', text);
}
