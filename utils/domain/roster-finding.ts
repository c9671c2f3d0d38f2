import type { Place, User } from './user.ts';

/**
 * `error`: the user is left out. `warning`: a field, or a part of it, is left out. `note`: nothing is left out. The same
 * levels as in Microsoft School Data Sync, with one finding for each record.
 */
export type FindingLevel = 'error' | 'warning' | 'note';

/** All kinds of findings, and their levels. */
export const findingLevels = {
  'missing-name': 'error',
  'long-name': 'error',
  'cut-line': 'error',
  'swallowed-lines': 'error',
  'duplicate-number': 'error',
  leaver: 'error',
  'other-school': 'error',
  'missing-number': 'error',
  'duplicate-key': 'error',
  'missing-first-name': 'warning',
  'missing-class': 'warning',
  'missing-birth-date': 'warning',
  'impossible-birth-date': 'warning',
  'future-birth-date': 'warning',
  'illegal-characters': 'warning',
  'long-text': 'warning',
  'extra-cells': 'warning',
  'unreadable-date': 'warning',
  'unreadable-school': 'warning',
  'unknown-role': 'warning',
  'implausible-age': 'note',
  'uncertain-name': 'note',
  'suspicious-text': 'note',
  'hidden-characters': 'note',
  homonyms: 'note',
  'perhaps-same-person': 'note',
  'same-person': 'note',
  'unknown-class': 'note',
  'key-of-name-only': 'note',
  'unended-line': 'note',
  'odd-quotes': 'note',
  'wrong-encoding': 'note',
  'mixed-encodings': 'note',
} as const satisfies Record<string, FindingLevel>;

export type FindingKind = keyof typeof findingLevels;

export type FoundField = Exclude<keyof User, 'places'>;

/** A finding about one user, about several similar ones, or, with an empty name, about a file or a class. */
export interface UserFinding {
  readonly level: FindingLevel;
  readonly kind: FindingKind;
  readonly field: FoundField | null;
  readonly places: readonly Place[];
  /** `NOM Prénom`, as far as it is known. */
  readonly name: string;
  /** The text in question: a cell, a class, a number; may be empty. */
  readonly text: string;
}

const longestShown = 80;

export function userFinding(
  kind: FindingKind,
  about: Partial<Pick<UserFinding, 'field' | 'places' | 'name' | 'text'>>,
): UserFinding {
  const text = about.text ?? '';
  return {
    level: findingLevels[kind],
    kind,
    field: about.field ?? null,
    places: about.places ?? [],
    name: shortened(about.name ?? ''),
    text: shortened(text),
  };
}

function shortened(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}

/** A user's name in findings and lists: `NOM Prénom`. */
export function listedName({ lastName, firstName }: Pick<User, 'lastName' | 'firstName'>): string {
  return `${lastName} ${firstName}`.trim();
}
