import { classMatcher } from './class-pattern.ts';
import type { Visitor } from './person.ts';
import type { Portal } from './portal.ts';

/** The fields of a portal that limit who sees it. */
export type PortalAudience = Pick<Portal, 'classes' | 'webspaces'>;

/** Why a portal is not shown to a visitor. */
export type NotConcerned = 'webspace' | 'class';

/** Whether the portal is for this visitor: by webspace, and by their class or that of the selected child, if known. */
export function concerns(portal: PortalAudience, visitor: Visitor): boolean {
  return whyNotConcerned(portal, visitor) === null;
}

/** Null for a visitor that the portal is for. */
export function whyNotConcerned(
  { webspaces, classes }: PortalAudience,
  visitor: Visitor,
): NotConcerned | null {
  if (webspaces.length > 0 && !webspaces.includes(visitor.webspace)) return 'webspace';
  const className = classOf(visitor);
  return className === null || classMatcher(classes)(className) ? null : 'class';
}

/**
 * The classes that see both portals; null without any, or without a common webspace. A portal without a list of classes
 * shares all patterns of the other; two lists are compared over the `known` classes and those that the lists name.
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
