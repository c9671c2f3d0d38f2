import type { Visitor } from './person.ts';
import type { Portal } from './portal.ts';

/** Whether the portal concerns this person: by webspace, and by class where they, or the child they look at, have one. */
export function concerns(portal: Portal, visitor: Visitor): boolean {
  const webspaceFits = portal.webspaces.length === 0 || portal.webspaces.includes(visitor.webspace);
  const className = classOf(visitor);
  const classFits = portal.classes.length === 0 || className === null || portal.classes.includes(className);
  return webspaceFits && classFits;
}

function classOf(visitor: Visitor): string | null {
  const child = visitor.fullName === null ? undefined : visitor.child;
  return child?.className ?? visitor.className;
}
