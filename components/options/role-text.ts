import { message, plural } from '../../utils/browser/i18n.ts';
import { type Role, roles } from '../../utils/domain/user.ts';

/** `312 élèves`. */
function roleCount(role: Role, count: number): string {
  return plural(`role_count_${role}`, count);
}

/** The count of each role that has users: `312 élèves`, `64 enseignants`. */
export function roleCounts(counts: Readonly<Record<Role, number>>): readonly string[] {
  return roles.filter((role) => counts[role] > 0).map((role) => roleCount(role, counts[role]));
}

/** The role of one user: `Élève`. */
export function roleName(role: Role): string {
  return message(`role_is_${role}`);
}

/** All users of a role: `Élèves`. */
export function roleGroup(role: Role): string {
  return message(`role_all_${role}`);
}
