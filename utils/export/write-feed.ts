import type { CalendarDate } from '../domain/calendar-date.ts';
import type { FeedEncoding, FeedField, FeedProfile } from '../domain/feed.ts';
import type { Rne } from '../domain/rne.ts';
import type { KeyedUser, Role } from '../domain/user.ts';
import { admit, type LeftOut } from './eligibility.ts';
import { FeedBytes } from './feed-bytes.ts';
import { type ProfileField, profiles } from './feed-profiles.ts';
import { fieldValue, illegalCodePoints, isBlank, type PasswordOf } from './field-values.ts';

/** What a feed is made from: the same order makes the same bytes. */
export interface FeedOrder {
  readonly users: readonly KeyedUser[];
  readonly profile: FeedProfile;
  readonly encoding: FeedEncoding;
  readonly password: PasswordOf;
}

/** Characters that XML forbids and that were left out of a field. */
export interface Replacement {
  /** Place of the user in the order, counted from 0. */
  readonly at: number;
  readonly field: FeedField;
  /** Their code points, in their order; a lone surrogate as itself. */
  readonly dropped: readonly number[];
}

export interface WrittenFeed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Users in the feed. */
  readonly count: number;
  readonly byRole: Readonly<Record<Role, number>>;
  readonly replacements: readonly Replacement[];
  readonly leftOut: readonly LeftOut[];
}

/** Told how many users of how many are written: every thousand, and at the end. */
export type FeedProgress = (done: number, total: number) => void;

interface Column extends ProfileField {
  readonly open: Uint8Array;
  readonly close: Uint8Array;
}

const usersPerProgress = 1_000;
const ascii = new TextEncoder();
const recordStart = ascii.encode('<EMPRUNTEURS>\n');
const recordEnd = ascii.encode('</EMPRUNTEURS>\n');
const feedEnd = ascii.encode('</FICHES_XML>\n');

/**
 * Writes the borrowers' feed of e-sidoc and BCDI: a `FICHES_XML` of one `EMPRUNTEURS` for each user, its fields in the
 * order of the profile. Nothing of a user is lost but what XML forbids, and that is reported: a character outside
 * windows-1252 goes out as a numeric reference. Source: GIP-RECIA/Esidoc-WS, Import.xsd and its export service.
 * Throws a RangeError where the order gives a user no password.
 */
export function writeFeed(order: FeedOrder, progress?: FeedProgress): WrittenFeed {
  const { users, profile, encoding } = order;
  const { admitted, leftOut } = admit(users, profile);
  const columns = profiles[profile].map(columnOf);
  const feed = new FeedBytes(encoding);
  const replacements: Replacement[] = [];
  feed.markup(ascii.encode(`<?xml version="1.0" encoding="${encoding}"?>\n<FICHES_XML>\n`));
  let done = 0;
  for (const at of admitted) {
    const keyed = users[at];
    if (keyed !== undefined) writeUser(feed, keyed, at, { columns, password: order.password, replacements });
    done += 1;
    if (done % usersPerProgress === 0) progress?.(done, admitted.length);
  }
  feed.markup(feedEnd);
  if (done % usersPerProgress !== 0) progress?.(done, admitted.length);
  return {
    bytes: feed.bytes(),
    count: admitted.length,
    byRole: countRoles(admitted.map((at) => users[at])),
    replacements,
    leftOut,
  };
}

interface Work {
  readonly columns: readonly Column[];
  readonly password: PasswordOf;
  readonly replacements: Replacement[];
}

function writeUser(feed: FeedBytes, keyed: KeyedUser, at: number, work: Work): void {
  feed.markup(recordStart);
  for (const { name, presence, open, close } of work.columns) {
    const value = fieldValue(name, keyed, work.password);
    if (name === 'MOT_DE_PASSE_M' && isBlank(value)) throw new RangeError('an account without a password');
    const isLeftOut = presence === 'optional' && isBlank(value);
    const dropped = isLeftOut ? illegalCodePoints(value) : writeElement(feed, open, value, close);
    if (dropped.length > 0) work.replacements.push({ at, field: name, dropped });
  }
  feed.markup(recordEnd);
}

function writeElement(
  feed: FeedBytes,
  open: Uint8Array,
  value: string,
  close: Uint8Array,
): readonly number[] {
  feed.markup(open);
  const dropped = feed.text(value);
  feed.markup(close);
  return dropped;
}

function columnOf(field: ProfileField): Column {
  return { ...field, open: ascii.encode(`<${field.name}>`), close: ascii.encode(`</${field.name}>\n`) };
}

interface NamedFeed {
  readonly rne: Rne;
  readonly day: CalendarDate;
  readonly profile: FeedProfile;
  readonly count: number;
}

/**
 * A name that tells what the file is, of letters, digits, `-` and `_` only:
 * `e-sidoc_9990001X_2026-11-23_recia-naissance_1234-utilisateurs.xml`.
 */
export function feedFileName({ rne, day, profile, count }: NamedFeed): string {
  const parts = ['e-sidoc', rne, day, profile, `${count}-utilisateurs`].map((part) =>
    part.replace(/[^\w-]/g, ''),
  );
  return `${parts.join('_')}.xml`;
}

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
