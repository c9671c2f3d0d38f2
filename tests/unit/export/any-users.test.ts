import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FeedField } from '../../../utils/domain/feed.ts';
import { feedEncodings, feedProfiles } from '../../../utils/domain/feed.ts';
import type { KeyedUser } from '../../../utils/domain/user.ts';
import { profiles } from '../../../utils/export/feed-profiles.ts';
import { verifyFeed } from '../../../utils/export/verify-feed.ts';
import {
  type FeedInput,
  type Replacement,
  type WrittenFeed,
  writeFeed,
} from '../../../utils/export/write-feed.ts';
import { findingsIn } from '../../sandbox/portal/feed-schema.ts';
import { anyKeyedUser, anyText } from '../../support/any-users.ts';
import { readFeedWithSaxes } from '../../support/other-feed-reader.ts';

/** Minimum number of generated users; `FEED_USERS=100000` for the long suite. */
const wanted = Number(process.env['FEED_USERS'] ?? 2_000);
const mostPerFeed = 200;
const msPerUser = 30;

const anyInput: fc.Arbitrary<FeedInput> = fc.record({
  users: fc.array(anyKeyedUser, { maxLength: mostPerFeed, size: 'max' }),
  profile: fc.constantFrom(...feedProfiles),
  encoding: fc.constantFrom(...feedEncodings),
  password: anyText.map((text) => () => `p${text}`),
});

/** The expected text of each field, computed independently of the product. */
const meant: Readonly<Record<FeedField, (keyed: KeyedUser, input: FeedInput) => string>> = {
  EMPRUNTEUR_M: ({ user }) => [user.lastName, user.firstName].filter((name) => name.length > 0).join(' '),
  DATE_NAISSANCE_M: ({ user }) => user.birthDate?.split('-').reverse().join('/') ?? '',
  DIVEMPR_M: ({ user }) => user.groups.join(' / '),
  ADRESSE_M: ({ user }) => user.address,
  CODE_POSTAL_M: ({ user }) => user.postalCode,
  VILLE_M: ({ user }) => user.town,
  TEL_M: ({ user }) => user.phone,
  MEL_M: ({ user }) => user.email,
  STATUT_M_M: ({ user }) =>
    ({ pupil: 'Elève', teacher: 'Enseignant', staff: 'Personnel', parent: 'Parent', other: 'Autre' })[
      user.role
    ],
  CLASSE_M: ({ user }) => (user.role === 'pupil' ? user.classes : [])[0] ?? '',
  COMPTE_M: () => 'OUI',
  MOT_DE_PASSE_M: (keyed, input) => input.password(keyed),
  IDENTITE_ENT_M: ({ key }) => key,
  TYPE_EMPRUNTEUR_M: () => 'Usager',
};

/** The fields of the exported users, without the reported characters. */
function expectedOf(input: FeedInput, feed: WrittenFeed): readonly (readonly [string, string][])[] {
  const out = new Set(feed.leftOut.map(({ at }) => at));
  const dropped = new Map(feed.replacements.map((one) => [`${one.at} ${one.field}`, one]));
  return input.users.flatMap((keyed, at) => {
    if (out.has(at)) return [];
    const fields = profiles[input.profile].map(({ name, presence }) => {
      const text = without(meant[name](keyed, input), dropped.get(`${at} ${name}`));
      return presence === 'optional' && text.trim() === '' ? [] : [[name, text] as [string, string]];
    });
    return [fields.flat()];
  });
}

function without(text: string, replacement: Replacement | undefined): string {
  const dropped = new Set(replacement?.dropped ?? []);
  const kept = [...text].filter((character) => !dropped.has(character.codePointAt(0) ?? 0));
  expect([...text].length - kept.length).toBe(replacement?.dropped.length ?? 0);
  return kept.join('');
}

it(
  'writes a feed that three parsers and the schema accept, with the expected fields, for any users',
  async () => {
    let seen = 0;
    const property = fc.asyncProperty(anyInput, async (input) => {
      const feed = await writeFeed(input);
      seen += input.users.length;
      const expected = expectedOf(input, feed);
      expect(feed.count + feed.leftOut.length).toBe(input.users.length);
      expect(readFeedWithSaxes(feed.bytes).map((borrower) => [...borrower])).toEqual(expected);
      expect(await verifyFeed(feed.bytes, input)).toEqual({ ok: true, value: feed.count });
      const findings = await findingsIn(feed.bytes, input.profile);
      // The schema asks for at least one borrower, as that of GIP-RECIA/Esidoc-WS does.
      if (feed.count > 0) expect(findings).toEqual([]);
      else expect(findings).not.toEqual([]);
    });
    while (seen < wanted) await fc.assert(property, { numRuns: Math.ceil((wanted - seen) / mostPerFeed) });
    expect(seen).toBeGreaterThanOrEqual(wanted);
  },
  60_000 + wanted * msPerUser,
);
