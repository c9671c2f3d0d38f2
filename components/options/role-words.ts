import type { Role } from '../../utils/domain/user.ts';
import { type MessageKey, message, type PluralKey, plural } from '../../utils/platform/i18n.ts';

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
