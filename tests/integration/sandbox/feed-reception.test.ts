import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FeedProfile } from '../../../utils/domain/feed.ts';
import { writeFeed } from '../../../utils/export/write-feed.ts';
import type { RequestOptions, Visitor } from '../../sandbox/client.ts';
import { feedToken } from '../../sandbox/hosts.ts';
import { type Person, people } from '../../sandbox/people.ts';
import { keyedUser } from '../../support/feed-users.ts';
import { readFeedWithSaxes } from '../../support/other-feed-reader.ts';
import { putClockForward, sandbox, signIn, visitor } from './school.ts';

const minute = 60_000;
const hour = 60 * minute;
const longAgo = -100 * hour;

async function feedOf(names: readonly string[], profile: FeedProfile = 'recia-naissance') {
  const { bytes } = await writeFeed({
    users: names.map((lastName, i) => keyedUser(`F${i}`, { lastName, groups: ['Latin'] })),
    profile,
    encoding: 'windows-1252',
    password: () => 'abcdefghijklmnop',
  });
  return bytes;
}

const completeFeed = await feedOf(['CASTEL']);
const emptyFeed = await feedOf([]);

const send = (body: Uint8Array, { headers = {}, ...step }: RequestOptions = {}, address?: string) =>
  visitor.get(address ?? sandbox.addresses.feedReception, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${feedToken}`, 'content-type': 'application/xml', ...headers },
    ...step,
  });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const refusalOf = (body: string): Record<string, string> => JSON.parse(body);

async function openList(person: Person, who: Visitor = visitor): Promise<string> {
  await signIn(person, who);
  return (await who.get(sandbox.addresses.feedAdministration)).body;
}

// Far enough for the feeds of earlier tests to have expired.
let start = longAgo;
beforeEach(() => {
  start += 200 * hour;
  putClockForward(start);
  sandbox.school.feedRules.profile = 'recia-naissance';
  sandbox.school.feedRules.maxBytes = 1_000_000;
});
const later = (milliseconds: number) => putClockForward(start + milliseconds);

describe('the portal’s feed endpoint', () => {
  it('accepts a feed and stores it byte for byte', async () => {
    const feed = await feedOf(['ŒUVRARD & FILS', 'ŁĘSKI']);
    const reply = await send(feed);
    expect(JSON.parse(reply.body)).toEqual({
      statut: 'recu',
      rne: '9990001X',
      emprunteurs: 2,
      octets: feed.length,
      sha256: sha256(feed),
      conserve_heures: 72,
    });
    await openList(people.claire);
    const kept = await visitor.get(`${sandbox.addresses.feedAdministration}/${sha256(feed)}.xml`);
    expect([kept.status, kept.headers['content-type']]).toEqual([200, 'application/xml']);
    expect(kept.bytes.equals(feed)).toBe(true);
    expect(readFeedWithSaxes(kept.bytes)[0]?.get('EMPRUNTEUR_M')).toBe('ŒUVRARD & FILS Inès');
  });

  it.each<FeedProfile>(['recia-groupes', 'entcore'])(
    'accepts %s when it is configured, and no other profile',
    async (profile) => {
      sandbox.school.feedRules.profile = profile;
      const other = await send(await feedOf(['CASTEL']));
      expect([other.status, refusalOf(other.body)['error']]).toEqual([400, 'invalid_feed']);
      expect((await send(await feedOf(['CASTEL'], profile))).status).toBe(200);
    },
  );

  it('returns the schema errors without quoting the feed', async () => {
    const feed = Buffer.from(await feedOf(['CASTEL', 'BERTHIER']))
      .toString('latin1')
      .replace('<DATE_NAISSANCE_M>05/03/2012</DATE_NAISSANCE_M>', '<DATE_NAISSANCE_M></DATE_NAISSANCE_M>')
      .replace('<IDENTITE_ENT_M>F1<', '<IDENTITE_ENT_M>F0<');
    const { status, body } = await send(Buffer.from(feed, 'latin1'));
    const { error, error_description: text = '', error_uri: uri } = refusalOf(body);
    expect([status, error]).toEqual([400, 'invalid_feed']);
    expect(text).toMatch(/^ligne 5 : .*DATE_NAISSANCE_M.*minLength.* ; ligne \d+ : .*F0/);
    expect(text).not.toContain('CASTEL');
    expect(uri).toContain(sandbox.addresses.feedAdministration);
  });

  it.each<[string, Buffer]>([
    ['truncated', Buffer.from(completeFeed.subarray(0, 300))],
    ['without users', Buffer.from(emptyFeed)],
    ['without encoding', Buffer.from('<FICHES_XML></FICHES_XML>')],
    [
      'with bytes invalid in its encoding',
      Buffer.from('<?xml version="1.0" encoding="utf-8"?>\n<A>\xe9</A>', 'latin1'),
    ],
  ])('rejects a feed %s, without making the next one wait', async (_, feed) => {
    expect((await send(feed)).status).toBe(400);
    expect((await send(await feedOf(['CASTEL']))).status).toBe(200);
  });

  it('rejects a wrong token, school, media type or size', async () => {
    const feed = await feedOf(['CASTEL']);
    const errorOf = async (step: RequestOptions, address?: string) => {
      const { status, body } = await send(feed, step, address);
      return [status, refusalOf(body)['error']];
    };
    expect(await errorOf({ headers: { authorization: '' } })).toEqual([401, 'invalid_token']);
    expect(await errorOf({ headers: { authorization: `Bearer ${feedToken}x` } })).toEqual([
      401,
      'invalid_token',
    ]);
    expect(await errorOf({ headers: { 'content-type': 'text/plain' } })).toEqual([
      415,
      'unsupported_media_type',
    ]);
    const elsewhere = sandbox.addresses.feedReception.replace('9990001X', '9990002Y');
    expect(await errorOf({}, elsewhere)).toEqual([404, 'unknown_institution']);
    sandbox.school.feedRules.maxBytes = feed.length - 1;
    expect(await errorOf({})).toEqual([413, 'feed_too_large']);
    expect(sandbox.school.feeds.all()).toEqual([]);
  });

  it('rejects a second feed within half an hour, whatever the case of its RNE', async () => {
    await send(await feedOf(['CASTEL']));
    later(29 * minute);
    const lower = sandbox.addresses.feedReception.replace('9990001X', '9990001x');
    const reply = await send(await feedOf(['BERTHIER']), {}, lower);
    expect([reply.status, refusalOf(reply.body)['error']]).toEqual([429, 'too_soon']);
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(55);
    expect(Number(reply.headers['retry-after'])).toBeLessThanOrEqual(60);
    later(30 * minute);
    expect((await send(await feedOf(['BERTHIER']))).status).toBe(200);
    expect(sandbox.school.feeds.all()).toHaveLength(2);
  });

  it('returns the receipt again when the same feed is resent after a lost response', async () => {
    sandbox.faults.set('feed-reception', { kind: 'cut', times: 1 });
    const feed = await feedOf(['CASTEL']);
    await expect(send(feed)).rejects.toThrow();
    const again = await send(feed);
    expect([again.status, JSON.parse(again.body).statut]).toEqual([200, 'deja_recu']);
    expect(sandbox.school.feeds.all()).toHaveLength(1);
  });

  it('accepts one of two simultaneous feeds', async () => {
    const statuses = await Promise.all([send(await feedOf(['CASTEL'])), send(await feedOf(['BERTHIER']))]);
    expect(statuses.map(({ status }) => status).sort()).toEqual([200, 429]);
  });

  it('responds with an injected fault', async () => {
    sandbox.faults.set('feed-reception', { kind: 'status', status: 503, retryAfter: 60, times: 1 });
    const { status, headers } = await send(await feedOf(['CASTEL']));
    expect([status, headers['retry-after']]).toEqual([503, '60']);
    expect((await send(await feedOf(['CASTEL']))).status).toBe(200);
  });
});

describe('the portal’s list of feeds', () => {
  it('shows the stored feeds with their remaining time', async () => {
    const feed = await feedOf(['CASTEL', 'BERTHIER']);
    expect(await openList(people.sylvie)).toContain('Aucun import depuis 72 heures.');
    await send(feed);
    later(10 * hour);
    const list = await openList(people.sylvie);
    expect(list).toContain(`<code>${sha256(feed)}</code>`);
    expect(list).toContain(`href="/administration/imports/${sha256(feed)}.xml"`);
    expect(list).toMatch(/<td class="nombre">2<\/td>[\s\S]*<td class="nombre">1 Kio<\/td>/);
    expect(list).toMatch(/<\/meter>62 h</);
  });

  it('deletes a feed after 72 hours', async () => {
    const feed = await feedOf(['CASTEL']);
    const address = `${sandbox.addresses.feedAdministration}/${sha256(feed)}.xml`;
    await send(feed);
    later(72 * hour - minute);
    await openList(people.claire);
    expect((await visitor.get(address)).status).toBe(200);
    later(72 * hour + minute);
    expect(await openList(people.claire)).toContain('Aucun import depuis 72 heures.');
    expect((await visitor.get(address)).status).toBe(404);
    expect(sandbox.school.feeds.all()).toEqual([]);
  });

  it('is restricted to administrators', async () => {
    const feed = await feedOf(['CASTEL']);
    await send(feed);
    const address = `${sandbox.addresses.feedAdministration}/${sha256(feed)}.xml`;
    expect((await visitor.get(address, { follow: false })).status).toBe(302);
    await openList(people.ines);
    const reply = await visitor.get(address);
    expect([reply.status, reply.body.includes('CASTEL')]).toEqual([403, false]);
    expect((await visitor.get(sandbox.addresses.feedAdministration)).status).toBe(403);
  });
});
