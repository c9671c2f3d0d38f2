import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FeedField } from '../../../utils/domain/feed.ts';
import { feedEncodings, feedProfiles } from '../../../utils/domain/feed.ts';
import type { KeyedUser } from '../../../utils/domain/user.ts';
import { profiles } from '../../../utils/export/feed-profiles.ts';
import { readFeed } from '../../../utils/export/read-feed.ts';
import { verifyFeed } from '../../../utils/export/verify-feed.ts';
import {
  type FeedOrder,
  type Replacement,
  type WrittenFeed,
  writeFeed,
} from '../../../utils/export/write-feed.ts';
import { findingsIn } from '../../sandbox/portal/feed-schema.ts';
import { anyKeyedUser, anyText } from '../../support/any-users.ts';
import { borrowersByOther } from '../../support/other-feed-reader.ts';

/** How many users are made up at least; `FEED_USERS=100000` for the long suite. */
const wanted = Number(process.env['FEED_USERS'] ?? 2_000);
const mostPerFeed = 200;
const msPerUser = 30;

const anyOrder: fc.Arbitrary<FeedOrder> = fc.record({
  users: fc.array(anyKeyedUser, { maxLength: mostPerFeed, size: 'max' }),
  profile: fc.constantFrom(...feedProfiles),
  encoding: fc.constantFrom(...feedEncodings),
  password: anyText.map((text) => () => `p${text}`),
});

/** What a user's fields should say, told once more and otherwise than in the feed's own words. */
const meant: Readonly<Record<FeedField, (keyed: KeyedUser, order: FeedOrder) => string>> = {
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
  MOT_DE_PASSE_M: (keyed, order) => order.password(keyed),
  IDENTITE_ENT_M: ({ key }) => key,
  TYPE_EMPRUNTEUR_M: () => 'Usager',
};

/** The fields of those who go out, but for the reported characters. */
function expectedOf(order: FeedOrder, feed: WrittenFeed): readonly (readonly [string, string][])[] {
  const out = new Set(feed.leftOut.map(({ at }) => at));
  const dropped = new Map(feed.replacements.map((one) => [`${one.at} ${one.field}`, one]));
  return order.users.flatMap((keyed, at) => {
    if (out.has(at)) return [];
    const fields = profiles[order.profile].map(({ name, presence }) => {
      const text = without(meant[name](keyed, order), dropped.get(`${at} ${name}`));
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
  'makes of any users a feed that three parsers accept, and that reads back as it was meant',
  async () => {
    let seen = 0;
    const property = fc.asyncProperty(anyOrder, async (order) => {
      const feed = writeFeed(order);
      seen += order.users.length;
      const expected = expectedOf(order, feed);
      const read = readFeed(feed.bytes);
      if (!read.ok) throw new Error(JSON.stringify(read.failure));
      expect(feed.count + feed.leftOut.length).toBe(order.users.length);
      expect(read.value.borrowers.map((borrower) => [...borrower])).toEqual(expected);
      expect(borrowersByOther(feed.bytes).map((borrower) => [...borrower])).toEqual(expected);
      expect(verifyFeed(feed.bytes, order)).toEqual({ ok: true, value: feed.count });
      const findings = await findingsIn(feed.bytes, order.profile);
      // The schema asks for at least one borrower, as that of GIP-RECIA/Esidoc-WS does.
      if (feed.count > 0) expect(findings).toEqual([]);
      else expect(findings).not.toEqual([]);
    });
    while (seen < wanted) await fc.assert(property, { numRuns: Math.ceil((wanted - seen) / mostPerFeed) });
    expect(seen).toBeGreaterThanOrEqual(wanted);
  },
  60_000 + wanted * msPerUser,
);
