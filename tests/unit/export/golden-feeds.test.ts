import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type FeedEncoding,
  type FeedProfile,
  feedEncodings,
  feedProfiles,
} from '../../../utils/domain/feed.ts';
import { writeFeed } from '../../../utils/export/write-feed.ts';
import { inventedUsers } from '../../bench/feed-school.ts';
import { keyedUser } from '../../support/feed-users.ts';

/** Texts that an XML writer may get wrong: markup, line ends, references, and characters that XML forbids. */
const hostile = [
  '<b>&amp;]]>"\'',
  'a\r\nb\rc\nd\te',
  ' leading and trailing ',
  '\u0000\u0001\u0008\u000b\u001f',
  '\u007f\u0080\u0081\u008d\u008f\u0090\u009d\u009f\u00a0\u00ad\u00ff',
  '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ',
  'ŁUKASIK Małgorzata Ő ő Ţ ẞ',
  '\ud83d\ude00\ud800\udc00x\udfffy\ud800',
  '\ufeff\ufffd\ufffe\uffff\u{10fffe}',
  '&#0;&#xD800;<![CDATA[x]]><!-- y --><?z?>',
  '$& $1 $$ \\',
  '   ',
  '',
];
const users = [
  ...hostile.map((text, i) =>
    keyedUser(`F${i}`, {
      ...{ lastName: text, firstName: `Inès ${i}`, classes: [text], groups: [text, 'Latin'] },
      ...{ address: text, postalCode: text, town: text, phone: text, email: text },
    }),
  ),
  ...hostile.map((text, i) => keyedUser(text, { lastName: `Key ${i}`, birthDate: null })),
  ...inventedUsers(2_000),
];
const password = ({ key }: { readonly key: string }) => `p<&>\r${key}`;

const digests: Readonly<Record<FeedProfile, Readonly<Record<FeedEncoding, string>>>> = {
  'recia-naissance': {
    'windows-1252': '5d035f5a2d220ec8f00e4fb5edd431967d3575f7ee674ef1720f4de5b6fc52c4',
    'utf-8': '35502741f14e4f13e4238eca19f22806f89deea2d528d30ad91d6ff78cd9e32e',
  },
  'recia-groupes': {
    'windows-1252': '85038911c8f1c706ed376768fb970ce7ee751004d2063dd4f968130487a0ae72',
    'utf-8': '93e7f8db369862df2f5acb859f99991eefe915b204c78af676e4df3c99bc3595',
  },
  entcore: {
    'windows-1252': '2ee833a3ab26d7a3e6ba1ccc439a469a27cfd9635b8ae88d2c7df3d39210b4c0',
    'utf-8': 'fae5c4d01ed0a53f6f15587c5718d0ad2845c176c36c3e2e9be6559b1d42838e',
  },
};

describe('the bytes of a feed', () => {
  it.each(feedProfiles.flatMap((profile) => feedEncodings.map((encoding) => [profile, encoding] as const)))(
    'are the same as in earlier versions for %s in %s',
    async (profile, encoding) => {
      const { bytes, replacements, leftOut } = await writeFeed({ users, profile, encoding, password });
      const reported = JSON.stringify([replacements, leftOut]);
      expect(createHash('sha256').update(bytes).update(reported).digest('hex')).toBe(
        digests[profile][encoding],
      );
    },
  );
});
