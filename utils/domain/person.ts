import type { Webspace } from './webspace.ts';

/** The child whom a parent has selected. */
export interface Child {
  /** As PRONOTE writes it: `NOM Prénom`. */
  readonly fullName: string;
  readonly className: string | null;
}

/** The person signed in to PRONOTE, as its page names them. */
export interface Person {
  readonly webspace: Webspace;
  /** As PRONOTE writes it: `NOM Prénom`. */
  readonly fullName: string;
  /** Pupils only. */
  readonly className: string | null;
  readonly school: string | null;
  /** Absent in other webspaces than the parents', and where the page does not name the child. */
  readonly child?: Child;
}

/** A visitor whom PRONOTE's page does not name, as within an ENT's frame: no loans are shown to them. */
export interface AnonymousVisitor {
  readonly webspace: Webspace;
  readonly fullName: null;
  /** The class of the child whom a parent has selected, where the page names it. */
  readonly className: string | null;
}

/** The person to whom PRONOTE shows its home page. */
export type Visitor = Person | AnonymousVisitor;

/** The salted hash under which a person's data is stored: different on every computer, and without any name. */
export type PersonKey = string & { readonly brand: 'PersonKey' };

/** The person signed in to PRONOTE, with the key of their stored data. */
export interface CurrentUser {
  readonly key: PersonKey;
  readonly person: Person;
  /** The key of a parent's selected child, to whom the loans of PRONOTE's widget then belong. */
  readonly childKey?: PersonKey;
}

/** Whether PRONOTE shows the same person in both, a parent's selected child included. */
export function isSamePerson(a: Person, b: Person): boolean {
  return (
    a.fullName === b.fullName &&
    a.webspace === b.webspace &&
    a.className === b.className &&
    a.school === b.school &&
    JSON.stringify(a.child) === JSON.stringify(b.child)
  );
}

/** A name in lower case without accents, for sorting and comparing. */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
}

/** The sorted words of a name, without accents, case and punctuation: equal for two spellings of one name. */
export function nameWords(name: string): readonly string[] {
  return plainName(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort();
}

/**
 * A name in spoken order, `Inès ALMEIDA` or `M. Paulo ALMEIDA`, from PRONOTE's order: civility, family name in capitals,
 * given name. Names without that difference in case are returned unchanged.
 */
export function spokenName(fullName: string): string {
  const [, civility = '', family, given] =
    /^((?:M\.|Mme|Mlle) )?((?:[^\p{Ll}\s]+ )+)(?=\S*\p{Ll})(.+)$/u.exec(fullName) ?? [];
  return family === undefined || given === undefined ? fullName : `${civility}${given} ${family.trim()}`;
}
