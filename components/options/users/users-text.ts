import { message, plural } from '../../../utils/browser/i18n.ts';
import { type FindingKind, type FoundField, findingLevels } from '../../../utils/domain/roster-finding.ts';
import type { ListSummary, ReportTexts } from '../../../utils/domain/roster-import.ts';
import { snakeCase } from '../../../utils/domain/snake-case.ts';
import type { ListFailure, ListField } from '../../../utils/domain/user-list.ts';
import type { AdminFailureKind } from '../admin-model.ts';
import type { UsersNotice } from './users-model.ts';

export function listKindText({ shape, role }: Pick<ListSummary, 'shape' | 'role'>): string {
  return message(`users_kind_${shape === 'text' ? (role?.role ?? 'other') : shape}`);
}

export function columnText(field: ListField): string {
  return message(`column_${snakeCase(field)}`);
}

export function usersNoticeText(notice: UsersNotice): string {
  switch (notice.kind) {
    case 'saved':
    case 'deleted': {
      const done =
        notice.kind === 'saved'
          ? plural('users_notice_saved', notice.users)
          : message('users_notice_deleted');
      return notice.journaled ? done : `${done} ${message('users_notice_no_journal')}`;
    }
    case 'already-there':
      return message('users_notice_already_there', notice.name);
    case 'no-report':
      return message('users_notice_no_report');
    default:
      return `${message(`users_notice_${snakeCase(notice.kind)}`)} ${usersFailureText(notice.failure)}`;
  }
}

const bytesInMegabyte = 1024 * 1024;

/** Why a file is not a list, and what to do. */
export function listFailureText(failure: ListFailure): string {
  if (failure.kind === 'not-a-list') return message(`list_failure_${failure.looksLike}`);
  return message(`list_failure_${snakeCase(failure.kind)}`, ...listFailureDetails(failure));
}

function listFailureDetails(failure: ListFailure): readonly string[] {
  switch (failure.kind) {
    case 'too-many-columns':
      return [String(failure.columns), String(failure.most)];
    case 'unclosed-quote':
    case 'truncated-xml':
    case 'broken-xml':
    case 'unsafe-xml':
      return [String(failure.line)];
    case 'unknown-encoding':
      return [failure.declared];
    case 'other-xml':
      return [failure.root];
    case 'too-large':
      return [String(Math.floor(failure.mostBytes / bytesInMegabyte))];
    case 'several-in-zip':
      return [failure.names.join(', ')];
    default:
      return [];
  }
}

/** Why an action on the stored users failed, and what to do. */
export function usersFailureText(failure: AdminFailureKind): string {
  return failure === 'extension-failed'
    ? message('users_interrupted')
    : message(`storage_${snakeCase(failure)}`);
}

export function findingReason(kind: FindingKind): string {
  return message(`finding_${snakeCase(kind)}`);
}

/** What the administrator can do about a finding. */
export function findingFix(kind: FindingKind): string {
  return message(`fix_${snakeCase(kind)}`);
}

export function foundFieldText(field: FoundField): string {
  return message(`found_${field}`);
}

const levels = ['error', 'warning', 'note'] as const;

const findingKinds = Object.keys(findingLevels) as readonly FindingKind[];

const foundFields = [
  'role',
  'lastName',
  'firstName',
  'birthDate',
  'classes',
  'groups',
  'schools',
  'address',
  'postalCode',
  'town',
  'phone',
  'email',
  'numbers',
  'leftOn',
] as const satisfies readonly FoundField[];

/** The localised strings of the report, which the worker writes without access to i18n. */
export function reportTexts(): ReportTexts {
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
    levels: textsOf(levels, (level) => message(`users_level_${level}_word`)),
    reasons: textsOf(findingKinds, findingReason),
    fixes: textsOf(findingKinds, findingFix),
    fields: textsOf(foundFields, foundFieldText),
  };
}

function textsOf<Key extends string>(
  keys: readonly Key[],
  text: (key: Key) => string,
): Readonly<Record<Key, string>> {
  return Object.fromEntries(keys.map((key) => [key, text(key)])) as Readonly<Record<Key, string>>;
}
