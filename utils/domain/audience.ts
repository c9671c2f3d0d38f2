import { classMatcher } from './class-pattern.ts';
import type { Visitor } from './person.ts';
import type { Portal } from './portal.ts';

/** What of a portal says whom it is for. */
export type PortalAudience = Pick<Portal, 'classes' | 'webspaces'>;

/** Why a portal is not shown to somebody. */
export type NotConcerned = 'webspace' | 'class';

/** Whether the portal concerns this person: by webspace, and by class where they, or the child they look at, have one. */
export function concerns(portal: PortalAudience, visitor: Visitor): boolean {
  return whyNotConcerned(portal, visitor) === null;
}

/** Null for somebody whom the portal concerns. */
export function whyNotConcerned(
  { webspaces, classes }: PortalAudience,
  visitor: Visitor,
): NotConcerned | null {
  if (webspaces.length > 0 && !webspaces.includes(visitor.webspace)) return 'webspace';
  const className = classOf(visitor);
  return className === null || classMatcher(classes)(className) ? null : 'class';
}

/**
 * Which of these classes two portals share, where they share a webspace; null where they share none. Without a list of
 * classes on one side they share those of the other, as they are written; two lists are compared over the classes that
 * are known, or named in one of them.
 */
export function sharedAudience(
  a: PortalAudience,
  b: PortalAudience,
  known: readonly string[],
): 'everybody' | readonly string[] | null {
  const shareWebspace =
    a.webspaces.length === 0 ||
    b.webspaces.length === 0 ||
    a.webspaces.some((webspace) => b.webspaces.includes(webspace));
  if (!shareWebspace) return null;
  if (a.classes.length === 0 || b.classes.length === 0) {
    const named = [...a.classes, ...b.classes];
    return named.length === 0 ? 'everybody' : named;
  }
  const [inA, inB] = [classMatcher(a.classes), classMatcher(b.classes)];
  const named = [...a.classes, ...b.classes].filter((name) => !name.includes('*'));
  const shared = [...new Set([...known, ...named])].filter((name) => inA(name) && inB(name));
  return shared.length === 0 ? null : shared;
}

function classOf(visitor: Visitor): string | null {
  const child = visitor.fullName === null ? undefined : visitor.child;
  return child?.className ?? visitor.className;
}
