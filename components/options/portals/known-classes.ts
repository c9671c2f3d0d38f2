import { inClassOrder, withoutRepeats } from '../../../utils/domain/class-pattern.ts';
import type { ClassCount } from '../../../utils/domain/roster-import.ts';
import type { KnownClass } from './portals-model.ts';

/** The classes of the imported users, and those that are known from elsewhere besides; patterns are none. */
export function knownClasses(
  roster: readonly ClassCount[],
  elsewhere: readonly string[],
): readonly KnownClass[] {
  const pupils = new Map(roster.map((one) => [one.name, one.pupils]));
  const names = withoutRepeats([...pupils.keys(), ...elsewhere.filter((name) => !name.includes('*'))]);
  return inClassOrder(names).map((name) => ({ name, pupils: pupils.get(name) ?? null }));
}
