import type { FindingKind, FindingLevel, FoundField } from '../../../utils/domain/roster-finding.ts';
import type { ReportWords } from '../../../utils/domain/roster-import.ts';
import { type MessageKey, message } from '../../../utils/platform/i18n.ts';

interface KindWords {
  readonly reason: MessageKey;
  /** What the administrator does about it. */
  readonly fix: MessageKey;
}

export const kindWords = {
  'missing-name': { reason: 'finding_missing_name', fix: 'fix_missing_name' },
  'long-name': { reason: 'finding_long_name', fix: 'fix_long_name' },
  'cut-line': { reason: 'finding_cut_line', fix: 'fix_cut_line' },
  'swallowed-lines': { reason: 'finding_swallowed_lines', fix: 'fix_swallowed_lines' },
  'duplicate-number': { reason: 'finding_duplicate_number', fix: 'fix_duplicate_number' },
  leaver: { reason: 'finding_leaver', fix: 'fix_leaver' },
  'other-school': { reason: 'finding_other_school', fix: 'fix_other_school' },
  'missing-number': { reason: 'finding_missing_number', fix: 'fix_missing_number' },
  'duplicate-key': { reason: 'finding_duplicate_key', fix: 'fix_duplicate_key' },
  'missing-first-name': { reason: 'finding_missing_first_name', fix: 'fix_missing_first_name' },
  'missing-class': { reason: 'finding_missing_class', fix: 'fix_missing_class' },
  'missing-birth-date': { reason: 'finding_missing_birth_date', fix: 'fix_missing_birth_date' },
  'impossible-birth-date': { reason: 'finding_impossible_birth_date', fix: 'fix_impossible_birth_date' },
  'future-birth-date': { reason: 'finding_future_birth_date', fix: 'fix_future_birth_date' },
  'illegal-characters': { reason: 'finding_illegal_characters', fix: 'fix_illegal_characters' },
  'long-text': { reason: 'finding_long_text', fix: 'fix_long_text' },
  'extra-cells': { reason: 'finding_extra_cells', fix: 'fix_extra_cells' },
  'unreadable-date': { reason: 'finding_unreadable_date', fix: 'fix_unreadable_date' },
  'unreadable-school': { reason: 'finding_unreadable_school', fix: 'fix_unreadable_school' },
  'unknown-role': { reason: 'finding_unknown_role', fix: 'fix_unknown_role' },
  'implausible-age': { reason: 'finding_implausible_age', fix: 'fix_implausible_age' },
  'uncertain-name': { reason: 'finding_uncertain_name', fix: 'fix_uncertain_name' },
  'suspicious-text': { reason: 'finding_suspicious_text', fix: 'fix_suspicious_text' },
  'hidden-characters': { reason: 'finding_hidden_characters', fix: 'fix_hidden_characters' },
  homonyms: { reason: 'finding_homonyms', fix: 'fix_homonyms' },
  'perhaps-same-person': { reason: 'finding_perhaps_same_person', fix: 'fix_perhaps_same_person' },
  'same-person': { reason: 'finding_same_person', fix: 'fix_same_person' },
  'unknown-class': { reason: 'finding_unknown_class', fix: 'fix_unknown_class' },
  'number-changed': { reason: 'finding_number_changed', fix: 'fix_number_changed' },
  'key-of-name-only': { reason: 'finding_key_of_name_only', fix: 'fix_key_of_name_only' },
  'unended-line': { reason: 'finding_unended_line', fix: 'fix_unended_line' },
  'odd-quotes': { reason: 'finding_odd_quotes', fix: 'fix_odd_quotes' },
  'wrong-encoding': { reason: 'finding_wrong_encoding', fix: 'fix_wrong_encoding' },
  'mixed-encodings': { reason: 'finding_mixed_encodings', fix: 'fix_mixed_encodings' },
} as const satisfies Record<FindingKind, KindWords>;

export const levelTitles = {
  error: 'users_level_error',
  warning: 'users_level_warning',
  note: 'users_level_note',
} as const satisfies Record<FindingLevel, MessageKey>;

export const foundFieldWords = {
  role: 'found_role',
  lastName: 'found_last_name',
  firstName: 'found_first_name',
  birthDate: 'found_birth_date',
  classes: 'found_classes',
  groups: 'found_groups',
  schools: 'found_schools',
  address: 'found_address',
  postalCode: 'found_postal_code',
  town: 'found_town',
  phone: 'found_phone',
  email: 'found_email',
  numbers: 'found_numbers',
  leftOn: 'found_left_on',
} as const satisfies Record<FoundField, MessageKey>;

const levelWords = {
  error: 'users_level_error_word',
  warning: 'users_level_warning_word',
  note: 'users_level_note_word',
} as const satisfies Record<FindingLevel, MessageKey>;

/** The words of the whole report, for whoever writes it where no words are. */
export function reportWords(): ReportWords {
  return {
    headers: {
      level: message('report_level'),
      reason: message('report_reason'),
      fix: message('report_fix'),
      file: message('report_file'),
      line: message('report_line'),
      field: message('report_field'),
      name: message('report_name'),
    },
    levels: told(levelWords, message),
    reasons: told(kindWords, ({ reason }) => message(reason)),
    fixes: told(kindWords, ({ fix }) => message(fix)),
    fields: told(foundFieldWords, message),
  };
}

function told<Key extends string, Entry>(
  table: Readonly<Record<Key, Entry>>,
  say: (entry: Entry) => string,
): Readonly<Record<Key, string>> {
  const entries = Object.entries<Entry>(table).map(([key, entry]) => [key, say(entry)]);
  return Object.fromEntries(entries) as Readonly<Record<Key, string>>;
}
