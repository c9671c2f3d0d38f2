import type { Person } from './person.ts';
import type { Portal } from './portal.ts';

/** Whether the portal concerns this person: by webspace, and by class where they, or the child they look at, have one. */
export function concerns(portal: Portal, person: Person): boolean {
  const webspaceFits = portal.webspaces.length === 0 || portal.webspaces.includes(person.webspace);
  const className = person.child?.className ?? person.className;
  const classFits = portal.classes.length === 0 || className === null || portal.classes.includes(className);
  return webspaceFits && classFits;
}
