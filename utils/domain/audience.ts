import type { Person } from './person.ts';
import type { Portal } from './portal.ts';

/** Whether the portal concerns this person: by webspace, and by class where the person has one. */
export function concerns(portal: Portal, person: Person): boolean {
  const webspaceFits = portal.webspaces.length === 0 || portal.webspaces.includes(person.webspace);
  const classFits =
    portal.classes.length === 0 || person.className === null || portal.classes.includes(person.className);
  return webspaceFits && classFits;
}
