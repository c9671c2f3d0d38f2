import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { ListSummary } from '../../../utils/domain/roster-import.ts';
import type { Role } from '../../../utils/domain/user.ts';
import type { ListField } from '../../../utils/domain/user-list.ts';
import { language, type MessageKey, message, plural } from '../../../utils/platform/i18n.ts';
import { usersFailureWords } from './failure-words.ts';
import type { UsersNotice } from './users-view.ts';

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
