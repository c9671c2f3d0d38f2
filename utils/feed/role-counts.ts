import type { KeyedUser, Role } from '../domain/user.ts';

/** The same value for every role. */
export function forEachRole<Value>(value: (role: Role) => Value): Record<Role, Value> {
  return {
    pupil: value('pupil'),
    teacher: value('teacher'),
    staff: value('staff'),
    parent: value('parent'),
    other: value('other'),
  };
}

export function countRoles(users: readonly (KeyedUser | undefined)[]): Readonly<Record<Role, number>> {
  const counts = forEachRole(() => 0);
  for (const keyed of users) if (keyed !== undefined) counts[keyed.user.role] += 1;
  return counts;
}
