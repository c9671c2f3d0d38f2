import type { Webspace } from './webspace.ts';

/** A pupil whose page a parent looks at. */
export interface Child {
  /** As PRONOTE writes it: `NOM Prénom`. */
  readonly fullName: string;
  readonly className: string | null;
}

/** Who is signed in to PRONOTE, as far as its page tells. */
export interface Person {
  readonly webspace: Webspace;
  /** As PRONOTE writes it: `NOM Prénom`. */
  readonly fullName: string;
  /** Given for pupils only. */
  readonly className: string | null;
  readonly school: string | null;
  /** Whom a parent has selected; absent in other webspaces, and where the page does not say. */
  readonly child?: Child;
}

/** Somebody whom PRONOTE's page does not name, as within an ENT's frame: nobody's loans are theirs. */
export interface AnonymousVisitor {
  readonly webspace: Webspace;
  readonly fullName: null;
  /** The class of the child whom a parent has selected, where the page tells it. */
  readonly className: string | null;
}

/** Whom a home page of PRONOTE is shown to. */
export type Visitor = Person | AnonymousVisitor;

/** A salted hash that stands for a person in the database: it differs on every computer and names nobody. */
export type PersonKey = string & { readonly brand: 'PersonKey' };

/** A name in small letters without accents, in which names that look alike stand side by side. */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
}

/** The words of a name, without accents, case, order or punctuation, so that two spellings can be compared. */
export function nameWords(name: string): readonly string[] {
  return plainName(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort();
}

/**
 * A name as people say it, `Inès ALMEIDA` or `M. Paulo ALMEIDA`, from the way PRONOTE writes it: civility, family name
 * in capitals, given name. A name without that difference stays as it is.
 */
export function spokenName(fullName: string): string {
  const [, civility = '', family, given] =
    /^((?:M\.|Mme|Mlle) )?((?:[^\p{Ll}\s]+ )+)(?=\S*\p{Ll})(.+)$/u.exec(fullName) ?? [];
  return family === undefined || given === undefined ? fullName : `${civility}${given} ${family.trim()}`;
}

/** The person at the computer, under the key that stands for them in the database. */
export interface CurrentUser {
  readonly key: PersonKey;
  readonly person: Person;
  /** Stands for the child whom a parent has selected: what PRONOTE shows then is the child's. */
  readonly childKey?: PersonKey;
}
