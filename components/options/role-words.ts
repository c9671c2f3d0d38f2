import { language, type MessageKey, message, type PluralKey, plural } from '../../utils/browser/i18n.ts';
import type { DraftFault, DraftField } from '../../utils/domain/portal-draft.ts';
import type { StorageFailure } from '../../utils/domain/storage-failure.ts';
import type { Role } from '../../utils/domain/user.ts';
import type { AddressFault } from '../../utils/domain/web-address.ts';

const counts = {
  pupil: 'role_pupils',
  teacher: 'role_teachers',
  staff: 'role_staff',
  parent: 'role_parents',
  other: 'role_others',
} as const satisfies Record<Role, PluralKey>;

const names = {
  pupil: 'role_is_pupil',
  teacher: 'role_is_teacher',
  staff: 'role_is_staff',
  parent: 'role_is_parent',
  other: 'role_is_other',
} as const satisfies Record<Role, MessageKey>;

const groups = {
  pupil: 'role_all_pupils',
  teacher: 'role_all_teachers',
  staff: 'role_all_staff',
  parent: 'role_all_parents',
  other: 'role_all_others',
} as const satisfies Record<Role, MessageKey>;

/** `312 élèves`. */
export function roleCount(role: Role, count: number): string {
  return plural(counts[role], count);
}

/** What one person is: `Élève`. */
export function roleName(role: Role): string {
  return message(names[role]);
}

/** All of a role: `Élèves`. */
export function roleWords(role: Role): string {
  return message(groups[role]);
}

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
const addressFaults = {
  'not-an-address': 'fault_not_an_address',
  'not-https': 'fault_not_https',
  credentials: 'fault_credentials',
  ip: 'fault_ip',
} as const satisfies Record<Exclude<AddressFault, 'empty'>, MessageKey>;

const faultKeys: Record<Exclude<DraftFault, 'empty'>, MessageKey> = {
  ...addressFaults,
  'not-an-rne': 'fault_not_an_rne',
  'no-terms': 'fault_no_terms',
  'terms-in-host': 'fault_terms_in_host',
  'no-webspace': 'fault_no_webspace',
};

/** What is wrong with a field, as the next thing to do. */
export function faultWords(field: DraftField, fault: DraftFault | undefined): string | null {
  if (fault === undefined) return null;
  return message(fault === 'empty' ? emptyWords[field] : faultKeys[fault]);
}

const units = ['byte', 'kilobyte', 'megabyte'] as const;

/** A length in the decimal units in which browsers show it: `3,4 Mo`. */
export function sizeWords(bytes: number): string {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: units[step] ?? 'byte',
    maximumFractionDigits: step === 2 ? 1 : 0,
  }).format(bytes / 1_000 ** step);
}

/** `10 000`. */
export function numberWords(count: number): string {
  return new Intl.NumberFormat(language()).format(count);
}

const storageKeys = {
  busy: 'storage_busy',
  'later-version': 'storage_later_version',
  full: 'storage_full',
  broken: 'storage_broken',
  unreadable: 'storage_unreadable',
} as const satisfies Record<StorageFailure['kind'], MessageKey>;

/** Why what this browser keeps cannot be used, and what to do. */
export function storageWords(kind: StorageFailure['kind']): string {
  return message(storageKeys[kind]);
}
