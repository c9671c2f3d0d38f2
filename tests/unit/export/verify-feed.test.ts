import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../utils/export/read-feed.ts';
import { verifyFeed } from '../../../utils/export/verify-feed.ts';
import { type FeedOrder, writeFeed } from '../../../utils/export/write-feed.ts';
import { keyedUser } from '../../support/feed-users.ts';

const users = Array.from({ length: 501 }, (_, i) =>
  keyedUser(`F${i}`, { lastName: `ŁĘSKI & FILS ${i}`, town: i === 7 ? '' : 'Né\r\n œ' }),
);
const order: FeedOrder = {
  users,
  profile: 'recia-naissance',
  encoding: 'windows-1252',
  password: ({ key }) => `secret-${key}`,
};
const { bytes } = writeFeed(order);
const text = Buffer.from(bytes).toString('latin1');
const changed = (from: string | RegExp, to: string) => {
  const other = text.replace(from, to);
  expect(other).not.toBe(text);
  return Buffer.from(other, 'latin1');
};

describe('verifying a feed', () => {
  it('finds what was meant', () => {
    expect(verifyFeed(bytes, order)).toEqual({ ok: true, value: 501 });
    const inUtf8: FeedOrder = { ...order, encoding: 'utf-8' };
    expect(verifyFeed(writeFeed(inUtf8).bytes, inUtf8)).toEqual({ ok: true, value: 501 });
  });

  it('says where a field differs', () => {
    expect(verifyFeed(changed('<TEL_M></TEL_M>', '<TEL_M>06</TEL_M>'), order)).toEqual({
      ok: false,
      failure: { kind: 'differs', differences: [{ at: 0, field: 'TEL_M', expected: '', found: '06' }] },
    });
    expect(verifyFeed(changed('<CLASSE_M>3A</CLASSE_M>\n', ''), order)).toMatchObject({
      failure: { differences: [{ at: 0, field: 'CLASSE_M', expected: '3A', found: null }] },
    });
    expect(
      verifyFeed(changed('<TEL_M></TEL_M>', '<TEL_M></TEL_M><DIVEMPR_M>x</DIVEMPR_M>'), order),
    ).toMatchObject({
      failure: { differences: [{ at: 0, field: 'DIVEMPR_M', expected: null, found: 'x' }] },
    });
  });

  it('counts, and looks at the order and the encoding', () => {
    expect(verifyFeed(changed(/<EMPRUNTEURS>[\s\S]*?<\/EMPRUNTEURS>\n/, ''), order)).toEqual({
      ok: false,
      failure: { kind: 'other-count', expected: 501, found: 500 },
    });
    const swapped = changed('<TEL_M></TEL_M>\n<MEL_M></MEL_M>', '<MEL_M></MEL_M>\n<TEL_M></TEL_M>');
    expect(verifyFeed(swapped, order)).toEqual({ ok: false, failure: { kind: 'other-order', at: 0 } });
    expect(verifyFeed(bytes, { ...order, encoding: 'utf-8' })).toEqual({
      ok: false,
      failure: { kind: 'other-encoding' },
    });
  });
});

describe('a feed that is longer than a part', () => {
  it('is compared part by part, and tells how far it is', () => {
    const many = Array.from({ length: 3_000 }, (_, i) => keyedUser(`F${i}`, { town: `Né\r\n œ ${i}` }));
    for (const encoding of ['windows-1252', 'utf-8'] as const) {
      const long: FeedOrder = { ...order, users: many, encoding };
      const feed = writeFeed(long);
      const told: (readonly [number, number])[] = [];
      expect(verifyFeed(feed.bytes, long, (...progress) => told.push(progress))).toEqual({
        ok: true,
        value: 3_000,
      });
      expect(told.length).toBeGreaterThan(10);
      expect(told.at(-1)).toEqual([3_000, 3_000]);
      expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));
    }
  });

  it('is refused at the borrower that is none', () => {
    const other = changed('<EMPRUNTEUR_M>&#321;&#280;SKI &#38; FILS 400', '<AUTRE></AUTRE>$&');
    expect(readFeed(other)).toEqual({ ok: false, failure: { kind: 'not-a-feed', at: 400 } });
  });
});

describe('reading a feed', () => {
  const whole = (body: string) =>
    Buffer.from(`<?xml version="1.0" encoding="utf-8"?>\n<FICHES_XML>${body}</FICHES_XML>`);
  const record = (inside: string) => whole(`<EMPRUNTEURS>${inside}</EMPRUNTEURS>`);

  it('gives the fields back', () => {
    const read = readFeed(bytes);
    if (!read.ok) throw new Error(read.failure.kind);
    expect(read.value.borrowers[7]?.get('EMPRUNTEUR_M')).toBe('ŁĘSKI & FILS 7 Inès');
    expect(read.value.borrowers[7]?.get('VILLE_M')).toBe('');
    expect(read.value.borrowers[8]?.get('VILLE_M')).toBe('Né\r\n œ');
    expect(read.value.borrowers[500]?.get('IDENTITE_ENT_M')).toBe('F500');
  });

  it('reads a feed of nobody', () => {
    expect(readFeed(whole('\n'))).toEqual({ ok: true, value: { encoding: 'utf-8', borrowers: [] } });
  });

  it.each<[string, Buffer]>([
    ['a DOCTYPE', changed('<FICHES_XML>', '<!DOCTYPE FICHES_XML [<!ENTITY a "b">]><FICHES_XML>')],
    ['a DOCTYPE within', record('<!DOCTYPE x><TEL_M></TEL_M>')],
    ['a comment', record('<!-- --><TEL_M></TEL_M>')],
    ['an entity of nobody', record('<TEL_M>&eacute;</TEL_M>')],
    ['an entity by the name of an object’s property', record('<TEL_M>&toString;</TEL_M>')],
    ['CDATA', record('<TEL_M><![CDATA[a]]></TEL_M>')],
    ['an instruction', record('<?a b?><TEL_M></TEL_M>')],
    ['text behind the root', Buffer.concat([whole(''), Buffer.from('x')])],
    ['a bare ampersand', record('<TEL_M>a & b</TEL_M>')],
    ['a forbidden reference', record('<TEL_M>&#0;</TEL_M>')],
    ['a lone surrogate', record('<TEL_M>&#55296;</TEL_M>')],
    ['a name that is too large', record('<TEL_M>&#1114112;</TEL_M>')],
    ['a cut feed', Buffer.from(bytes.subarray(0, bytes.length / 2))],
    ['tags that cross', record('<TEL_M><MEL_M></TEL_M></MEL_M>')],
    ['a second root', Buffer.from(`${text}<FICHES_XML></FICHES_XML>`, 'latin1')],
    [
      'bytes of another encoding',
      Buffer.concat([whole('').subarray(0, -13), Buffer.from([0xe9]), Buffer.from('</FICHES_XML>')]),
    ],
  ])('refuses %s', (_, feed) => {
    expect(readFeed(feed)).toMatchObject({ ok: false, failure: { kind: 'malformed' } });
  });

  it.each<[string, Buffer]>([
    ['an element of no feed', record('<AUTRE>x</AUTRE>')],
    ['the same field twice', record('<TEL_M>1</TEL_M><TEL_M>2</TEL_M>')],
    ['an attribute', record('<TEL_M lang="fr">1</TEL_M>')],
    ['an element in a field', record('<TEL_M><b>1</b></TEL_M>')],
    ['text beside fields', record('x<TEL_M>1</TEL_M>')],
    ['another child of the root', whole('<AUTRE></AUTRE>')],
    ['another root', Buffer.from('<?xml version="1.0" encoding="utf-8"?><AUTRE/>')],
    ['a root within', whole('<FICHES_XML></FICHES_XML>')],
    ['a field by the name of an object’s property', record('<__proto__>x</__proto__>')],
    ['a byte order mark beside borrowers', whole('\uFEFF<EMPRUNTEURS></EMPRUNTEURS>')],
    ['text beside borrowers', whole('x<EMPRUNTEURS><TEL_M></TEL_M></EMPRUNTEURS>')],
  ])('refuses %s', (_, feed) => {
    expect(readFeed(feed)).toMatchObject({ ok: false, failure: { kind: 'not-a-feed' } });
  });

  it.each([
    '',
    '<FICHES_XML></FICHES_XML>',
    '<?xml version="1.0" encoding="utf-16"?><FICHES_XML></FICHES_XML>',
  ])('refuses the encoding of %j', (feed) => {
    expect(readFeed(Buffer.from(feed))).toEqual({ ok: false, failure: { kind: 'unknown-encoding' } });
  });
});
