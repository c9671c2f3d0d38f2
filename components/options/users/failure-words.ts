import type { ListFailure } from '../../../utils/domain/user-list.ts';
import { type MessageKey, message } from '../../../utils/platform/i18n.ts';
import { storageWords } from '../storage-words.ts';
import type { UsersFailure } from './users-view.ts';

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
