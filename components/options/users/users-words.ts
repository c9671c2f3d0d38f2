import { language, type MessageKey, message, plural } from '../../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { FindingKind, FindingLevel, FoundField } from '../../../utils/domain/roster-finding.ts';
import type { ListSummary, ReportTexts } from '../../../utils/domain/roster-import.ts';
import type { Role } from '../../../utils/domain/user.ts';
import type { ListFailure, ListField } from '../../../utils/domain/user-list.ts';
import { storageWords } from '../role-words.ts';
import type { UsersFailure, UsersNotice } from './users-model.ts';

const textKinds = {
  pupil: 'users_kind_pupils',
  teacher: 'users_kind_teachers',
  staff: 'users_kind_staff',
  parent: 'users_kind_parents',
  other: 'users_kind_others',
} as const satisfies Record<Role, MessageKey>;

export function listKindWords({ shape, role }: Pick<ListSummary, 'shape' | 'role'>): string {
  if (shape === 'siecle') return message('users_kind_siecle');
  if (shape === 'sts') return message('users_kind_sts');
  return message(textKinds[role?.role ?? 'other']);
}

export const columnWords = {
  'full-name': 'column_full_name',
  'last-name': 'column_last_name',
  'first-name': 'column_first_name',
  'birth-date': 'column_birth_date',
  classes: 'column_classes',
  groups: 'column_groups',
  email: 'column_email',
  phone: 'column_phone',
  address: 'column_address',
  'postal-code': 'column_postal_code',
  town: 'column_town',
  number: 'column_number',
  role: 'column_role',
  school: 'column_school',
  'left-on': 'column_left_on',
  civility: 'column_civility',
} as const satisfies Record<ListField, MessageKey>;

/** A day as a table shows it: `12/03/2012`; empty where nobody knows it. */
export function shortDay(date: CalendarDate | null): string {
  return date === null ? '' : date.split('-').reverse().join('/');
}

/** An instant, in milliseconds since 1970, as `23 novembre 2026 à 17:47`. */
export function instantWords(instant: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'short' }).format(instant);
}

const failedNotices = {
  'not-kept': 'users_notice_not_kept',
  'not-forgotten': 'users_notice_not_forgotten',
  'mapping-not-written': 'users_notice_mapping_not_written',
  'mapping-not-read': 'users_notice_mapping_not_read',
} as const satisfies Partial<Record<UsersNotice['kind'], MessageKey>>;

export function noticeWords(notice: UsersNotice): string {
  switch (notice.kind) {
    case 'kept':
    case 'forgotten': {
      const done =
        notice.kind === 'kept'
          ? plural('users_notice_kept', notice.users)
          : message('users_notice_forgotten');
      return notice.journaled ? done : `${done} ${message('users_notice_no_journal')}`;
    }
    case 'already-there':
      return message('users_notice_already', notice.name);
    case 'no-report':
      return message('users_notice_no_report');
    default:
      return `${message(failedNotices[notice.kind])} ${usersFailureWords(notice.failure)}`;
  }
}

const notLists = {
  picture: 'list_failure_picture',
  pdf: 'list_failure_pdf',
  spreadsheet: 'list_failure_spreadsheet',
  archive: 'list_failure_archive',
  binary: 'list_failure_binary',
} as const satisfies Record<Extract<ListFailure, { kind: 'not-a-list' }>['looksLike'], MessageKey>;

const plain = {
  empty: 'list_failure_empty',
  'header-only': 'list_failure_header_only',
  'no-header': 'list_failure_no_header',
  unmapped: 'list_failure_unmapped',
  'no-users': 'list_failure_no_users',
  'suspicious-zip': 'list_failure_suspicious_zip',
  'broken-zip': 'list_failure_broken_zip',
  'locked-zip': 'list_failure_locked_zip',
  'no-list-in-zip': 'list_failure_no_list_in_zip',
  cancelled: 'list_failure_cancelled',
} as const satisfies Partial<Record<ListFailure['kind'], MessageKey>>;

const ofLine = {
  'unclosed-quote': 'list_failure_unclosed_quote',
  'truncated-xml': 'list_failure_truncated_xml',
  'broken-xml': 'list_failure_broken_xml',
  'unsafe-xml': 'list_failure_unsafe_xml',
} as const satisfies Partial<Record<ListFailure['kind'], MessageKey>>;

const bytesInMegabyte = 1024 * 1024;

/** Why a file gives no list, and what to do. */
export function listFailureWords(failure: ListFailure): string {
  switch (failure.kind) {
    case 'too-many-columns':
      return message('list_failure_too_many_columns', String(failure.columns), String(failure.most));
    case 'unclosed-quote':
    case 'truncated-xml':
    case 'broken-xml':
    case 'unsafe-xml':
      return message(ofLine[failure.kind], String(failure.line));
    case 'not-a-list':
      return message(notLists[failure.looksLike]);
    case 'unknown-encoding':
      return message('list_failure_unknown_encoding', failure.declared);
    case 'other-xml':
      return message('list_failure_other_xml', failure.root);
    case 'too-large':
      return message('list_failure_too_large', String(Math.floor(failure.mostBytes / bytesInMegabyte)));
    case 'several-in-zip':
      return message('list_failure_several_in_zip', failure.names.join(', '));
    default:
      return message(plain[failure.kind]);
  }
}

/** Why something was not done in the browser, and what to do. */
export function usersFailureWords(failure: UsersFailure): string {
  return failure === 'interrupted' ? message('users_interrupted') : storageWords(failure);
}

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
export function reportWords(): ReportTexts {
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
