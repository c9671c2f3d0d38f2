import { describe, expect, it } from 'vitest';
import type { FeedEncoding } from '../../../utils/domain/feed.ts';
import { verifyFeed } from '../../../utils/export/verify-feed.ts';
import { type FeedInput, writeFeed } from '../../../utils/export/write-feed.ts';
import { keyedUser } from '../../support/feed-users.ts';

const password: FeedInput['password'] = ({ key }) => `secret-${key}`;
const inputOf = (count: number, encoding: FeedEncoding): FeedInput => ({
  users: Array.from({ length: count }, (_, i) =>
    keyedUser(`F${i}`, { lastName: `ŁĘSKI & FILS ]]> ${i}`, town: i === 7 ? '' : 'Né\r\n œ', phone: '06' }),
  ),
  profile: 'recia-naissance',
  encoding,
  password,
});

const input = inputOf(501, 'windows-1252');
const { bytes } = await writeFeed(input);
const text = Buffer.from(bytes).toString('latin1');

/** The feed of 501 borrowers with a change; `from` must occur in it. */
function changed(from: string | RegExp, to: string): Buffer {
  const other = text.replace(from, () => to);
  expect(other).not.toBe(text);
  return Buffer.from(other, 'latin1');
}

describe('verifying a feed', () => {
  it.each<[FeedEncoding, number]>([
    ['windows-1252', 0],
    ['windows-1252', 1],
    ['windows-1252', 501],
    ['utf-8', 501],
    ['utf-8', 3_000],
  ])('accepts the written feed in %s of %i borrowers', async (encoding, count) => {
    const written = inputOf(count, encoding);
    const feed = await writeFeed(written);
    expect(await verifyFeed(feed.bytes, written)).toEqual({ ok: true, value: count });
  });

  it('reports progress after each chunk', async () => {
    const steps: number[] = [];
    await verifyFeed(bytes, input, async (done) => void steps.push(done));
    expect(steps.length).toBeGreaterThan(3);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(1);
  });

  it('stops when the pause rejects', async () => {
    const aborted = verifyFeed(bytes, input, async () => {
      throw new Error('aborted');
    });
    await expect(aborted).rejects.toThrow('aborted');
  });

  it('reports a field with another text', async () => {
    expect(await verifyFeed(changed('<TEL_M>06</TEL_M>', '<TEL_M></TEL_M>'), input)).toEqual({
      ok: false,
      failure: { kind: 'differs', at: 0, expected: ['TEL_M', '06'], found: ['TEL_M', ''] },
    });
  });

  it('reports a missing field', async () => {
    expect(await verifyFeed(changed('<CLASSE_M>3A</CLASSE_M>\n', ''), input)).toMatchObject({
      failure: { kind: 'differs', at: 0, expected: ['CLASSE_M', '3A'], found: ['COMPTE_M', 'OUI'] },
    });
  });

  it('reports an additional field', async () => {
    const feed = changed('</EMPRUNTEURS>', '<DIVEMPR_M>x</DIVEMPR_M></EMPRUNTEURS>');
    expect(await verifyFeed(feed, input)).toMatchObject({
      failure: { kind: 'differs', at: 0, expected: null, found: ['DIVEMPR_M', 'x'] },
    });
  });

  it('reports fields in another order', async () => {
    const swapped = changed('<TEL_M>06</TEL_M>\n<MEL_M></MEL_M>', '<MEL_M></MEL_M>\n<TEL_M>06</TEL_M>');
    expect(await verifyFeed(swapped, input)).toMatchObject({
      failure: { kind: 'differs', at: 0, expected: ['TEL_M', '06'], found: ['MEL_M', ''] },
    });
  });

  it('reports the index of a user behind users who are left out', async () => {
    const users = [keyedUser('A', { birthDate: null }), ...input.users];
    const feed = changed('<IDENTITE_ENT_M>F500<', '<IDENTITE_ENT_M>F5<');
    expect(await verifyFeed(feed, { ...input, users })).toMatchObject({
      failure: { kind: 'differs', at: 501 },
    });
  });

  it('reports a missing and an additional borrower', async () => {
    const record = /<EMPRUNTEURS>\n<EMPRUNTEUR_M>[^\n]* 500 [^\n]*\n[\s\S]*?<\/EMPRUNTEURS>\n/;
    expect(await verifyFeed(changed(record, ''), input)).toEqual({
      ok: false,
      failure: { kind: 'other-count', expected: 501, found: 500 },
    });
    expect(await verifyFeed(bytes, { ...input, users: input.users.slice(0, -1) })).toEqual({
      ok: false,
      failure: { kind: 'other-count', expected: 500, found: 501 },
    });
  });

  it.each<[string, Buffer]>([
    ['an empty file', Buffer.from('')],
    ['another declared encoding', changed('windows-1252', 'utf-8')],
    ['no XML declaration', changed(/^<\?xml[^>]*>\n/, '')],
    ['a DOCTYPE before the root', changed('<FICHES_XML>', '<!DOCTYPE FICHES_XML><FICHES_XML>')],
    ['another root', changed(/FICHES_XML/g, 'AUTRE')],
    ['an attribute of the root', changed('<FICHES_XML>', '<FICHES_XML lang="fr">')],
  ])('refuses %s', async (_, feed) => {
    expect(await verifyFeed(feed, input)).toEqual({ ok: false, failure: { kind: 'other-prologue' } });
  });

  it('refuses a feed truncated at any byte', async () => {
    const short = inputOf(2, 'windows-1252');
    const feed = (await writeFeed(short)).bytes;
    // Without its last byte, a line end, the document is whole.
    for (let length = 0; length < feed.length - 1; length += 1)
      expect((await verifyFeed(feed.subarray(0, length), short)).ok, `${length} bytes`).toBe(false);
    expect((await verifyFeed(feed, short)).ok).toBe(true);
  });

  it('refuses a long feed truncated behind a borrower', async () => {
    const end = text.lastIndexOf('</EMPRUNTEURS>') + '</EMPRUNTEURS>'.length;
    expect(await verifyFeed(bytes.subarray(0, end), input)).toMatchObject({ failure: { kind: 'malformed' } });
  });
});

describe('markup that no feed has', () => {
  const field = (inside: string) => changed('<TEL_M>06</TEL_M>', inside);
  const inTheMiddle = (inside: string) =>
    changed('<IDENTITE_ENT_M>F300</IDENTITE_ENT_M>', `<IDENTITE_ENT_M>F300</IDENTITE_ENT_M>${inside}`);

  it.each<[string, Buffer]>([
    ['a DOCTYPE', field('<!DOCTYPE x><TEL_M>06</TEL_M>')],
    ['a comment', field('<!-- --><TEL_M>06</TEL_M>')],
    ['a comment over two chunks', inTheMiddle(`<!-- ${'x'.repeat(200_000)} -->`)],
    ['CDATA', field('<TEL_M><![CDATA[06]]></TEL_M>')],
    ['the end of CDATA', field('<TEL_M>06]]></TEL_M>')],
    ['an instruction', field('<?a b?><TEL_M>06</TEL_M>')],
    ['an undeclared entity', field('<TEL_M>&eacute;</TEL_M>')],
    ['an entity named like an object property', field('<TEL_M>&toString;</TEL_M>')],
    ['a bare ampersand', field('<TEL_M>a & b</TEL_M>')],
    ['a reference without its end', field('<TEL_M>06&#38</TEL_M>')],
    ['a reference to a forbidden character', field('<TEL_M>&#0;</TEL_M>')],
    ['a reference to a lone surrogate', field('<TEL_M>&#55296;</TEL_M>')],
    ['a reference beyond Unicode', field('<TEL_M>&#1114112;</TEL_M>')],
    ['an unclosed field', field('<TEL_M>06')],
    ['crossing tags', field('<TEL_M><MEL_M></TEL_M></MEL_M>')],
    ['an element named like an object property', field('<__proto__>06</__proto__>')],
    ['text behind the root', Buffer.from(`${text}x`, 'latin1')],
    ['a second root', Buffer.from(`${text}<FICHES_XML></FICHES_XML>`, 'latin1')],
    ['a second root in the middle', changed('</EMPRUNTEURS>', '</EMPRUNTEURS></FICHES_XML><FICHES_XML>')],
  ])('refuses %s as malformed', async (_, feed) => {
    expect(await verifyFeed(feed, input)).toMatchObject({ ok: false, failure: { kind: 'malformed' } });
  });

  it.each<[string, Buffer]>([
    ['an attribute', field('<TEL_M lang="fr">06</TEL_M>')],
    ['an attribute of a borrower', changed('<EMPRUNTEURS>', '<EMPRUNTEURS lang="fr">')],
    ['an element in a field', field('<TEL_M><b>06</b></TEL_M>')],
    ['an element beside text', field('<TEL_M>06<b/></TEL_M>')],
    ['text beside fields', field('x<TEL_M>06</TEL_M>')],
    ['text beside borrowers', changed('</EMPRUNTEURS>', '</EMPRUNTEURS>x')],
    ['a no-break space beside borrowers', changed('</EMPRUNTEURS>', '</EMPRUNTEURS>\xa0')],
    ['another child of the root', changed('</EMPRUNTEURS>', '</EMPRUNTEURS><AUTRE></AUTRE>')],
    ['a root in the root', changed('</EMPRUNTEURS>', '</EMPRUNTEURS><FICHES_XML></FICHES_XML>')],
  ])('refuses %s as not a feed', async (_, feed) => {
    expect(await verifyFeed(feed, input)).toMatchObject({ ok: false, failure: { kind: 'not-a-feed' } });
  });

  it.each<[string, Buffer]>([
    ['the same field twice', field('<TEL_M>06</TEL_M><TEL_M>06</TEL_M>')],
    ['an unknown field', field('<AUTRE>06</AUTRE>')],
    ['a control character', field('<TEL_M>06\u0001</TEL_M>')],
    ['a carriage return', field('<TEL_M>06\r</TEL_M>')],
    ['white space beside text', field('<TEL_M> 06</TEL_M>')],
  ])('refuses %s as different', async (_, feed) => {
    expect(await verifyFeed(feed, input)).toMatchObject({ ok: false, failure: { kind: 'differs', at: 0 } });
  });

  it('refuses bytes that are not UTF-8 in a feed that declares it', async () => {
    const short = inputOf(1, 'utf-8');
    const feed = Buffer.from((await writeFeed(short)).bytes);
    feed[feed.indexOf('06')] = 0xe9;
    expect(await verifyFeed(feed, short)).toMatchObject({ ok: false, failure: { kind: 'malformed' } });
  });
});
