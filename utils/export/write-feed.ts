import { XMLBuilder } from 'fast-xml-parser';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { FeedEncoding, FeedField, FeedProfile } from '../domain/feed.ts';
import type { Rne } from '../domain/rne.ts';
import type { KeyedUser } from '../domain/user.ts';
import { checkEligibility, type LeftOut } from './eligibility.ts';
import { profiles } from './feed-profiles.ts';
import { fieldValue, type PasswordOf } from './field-values.ts';
import { encodeWindows1252 } from './windows-1252.ts';
import { illegalCodePoints, isBlank, xmlText } from './xml-text.ts';

/** What a feed is made from: the same input makes the same bytes. */
export interface FeedInput {
  readonly users: readonly KeyedUser[];
  readonly profile: FeedProfile;
  readonly encoding: FeedEncoding;
  readonly password: PasswordOf;
}

/** Characters that XML forbids and that were removed from a field. */
export interface Replacement {
  /** Index of the user in the input. */
  readonly at: number;
  readonly field: FeedField;
  /** Their code points, in their order; a lone surrogate as itself. */
  readonly dropped: readonly number[];
}

export interface WrittenFeed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Users in the feed. */
  readonly count: number;
  readonly replacements: readonly Replacement[];
  readonly leftOut: readonly LeftOut[];
}

/** Awaited between two chunks of work with the share that is done, from 0 to 1; rejects to abort. */
export type Pause = (done: number) => Promise<void>;

export const noPause: Pause = async () => {};

/** A field's name and its text without characters that XML forbids. */
export type FieldText = readonly [name: FeedField, text: string];

const usersPerChunk = 500;

const encoders: Readonly<Record<FeedEncoding, (xml: string) => Uint8Array>> = {
  'windows-1252': encodeWindows1252,
  'utf-8': (xml) => new TextEncoder().encode(xml),
};

const builder = new XMLBuilder({
  format: true,
  indentBy: '',
  processEntities: false,
  tagValueProcessor: (_, text) => escapeText(String(text)),
});

/**
 * Writes the borrowers' feed of e-sidoc and BCDI: a `FICHES_XML` of one `EMPRUNTEURS` per user, with the profile's
 * fields in its order. Only characters that XML forbids are lost, and they are reported; a character outside
 * windows-1252 is written as a numeric reference. Source: GIP-RECIA/Esidoc-WS, Import.xsd and its export service.
 * Throws a RangeError for a user without a password.
 */
export async function writeFeed(input: FeedInput, pause: Pause = noPause): Promise<WrittenFeed> {
  const { users, profile, encoding } = input;
  const { eligible, leftOut } = checkEligibility(users, profile);
  const encode = encoders[encoding];
  const replacements: Replacement[] = [];
  const chunks = [encode(`${feedStart(encoding)}\n`)];
  for (let from = 0; from < eligible.length; from += usersPerChunk) {
    const part = eligible.slice(from, from + usersPerChunk);
    const records = part.map((at) => {
      replacements.push(...replacementsOf(users, at, input));
      return Object.fromEntries(feedFields(userAt(users, at), input));
    });
    chunks.push(encode(builder.build({ EMPRUNTEURS: records })));
    await pause((from + part.length) / eligible.length);
  }
  chunks.push(encode('</FICHES_XML>\n'));
  return { bytes: concatenated(chunks), count: eligible.length, replacements, leftOut };
}

/** The XML declaration and the root's start tag. */
export function feedStart(encoding: FeedEncoding): string {
  return `<?xml version="1.0" encoding="${encoding}"?>\n<FICHES_XML>`;
}

/** The fields that a feed holds for a user, in the profile's order. Throws a RangeError without a password. */
export function feedFields(
  keyed: KeyedUser,
  { profile, password }: Pick<FeedInput, 'profile' | 'password'>,
): readonly FieldText[] {
  const fields: FieldText[] = [];
  for (const { name, presence } of profiles[profile]) {
    const value = fieldValue(name, keyed, password);
    if (name === 'MOT_DE_PASSE_M' && isBlank(value)) throw new RangeError('an account without a password');
    if (presence !== 'optional' || !isBlank(value)) fields.push([name, xmlText(value)]);
  }
  return fields;
}

function replacementsOf(
  users: readonly KeyedUser[],
  at: number,
  { profile, password }: FeedInput,
): readonly Replacement[] {
  const keyed = userAt(users, at);
  return profiles[profile].flatMap(({ name }) => {
    const dropped = illegalCodePoints(fieldValue(name, keyed, password));
    return dropped.length === 0 ? [] : [{ at, field: name, dropped }];
  });
}

export function userAt(users: readonly KeyedUser[], at: number): KeyedUser {
  const keyed = users[at];
  if (keyed === undefined) throw new RangeError('an index without a user');
  return keyed;
}

/** Escapes markup, and the line end that XML parsers would normalise. */
function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

interface NamedFeed {
  readonly rne: Rne;
  readonly day: CalendarDate;
  readonly profile: FeedProfile;
  readonly count: number;
}

/** A file name of ASCII letters, digits, `-` and `_`: `e-sidoc_9990001X_2026-11-23_recia-naissance_1234-utilisateurs.xml`. */
export function feedFileName({ rne, day, profile, count }: NamedFeed): string {
  const parts = ['e-sidoc', rne, day, profile, `${count}-utilisateurs`].map((part) =>
    part.replace(/[^\w-]/g, ''),
  );
  return `${parts.join('_')}.xml`;
}
