import { describe, expect, it } from 'vitest';
import { readFrontSettings } from '../../../utils/esidoc/front-settings.ts';
import { cutAnswer, network, rne } from '../../fixtures/esidoc/school.ts';

const address = 'https://api-administration.esidoc.fr/9990001X/parametres/front';

describe('readFrontSettings', () => {
  it('sends no credentials and returns the portal’s name and description', async () => {
    const settings = { titre: ' CDI du collège ', 'sous-titre': 'Lire', 'rss-limite': '20' };
    const { fetch, asked } = network({ [address]: Response.json(settings) });
    expect(await readFrontSettings(fetch, rne)).toEqual({
      ok: true,
      value: { title: 'CDI du collège', subtitle: 'Lire' },
    });
    expect(asked).toMatchObject([{ address, init: { credentials: 'omit' } }]);
  });

  it('accepts settings without a subtitle', async () => {
    const { fetch } = network({ [address]: Response.json({ titre: 'CDI', 'sous-titre': false }) });
    expect(await readFrontSettings(fetch, rne)).toMatchObject({ value: { subtitle: '' } });
  });

  it.each<[string, Response | 'no answer', object]>([
    ['no answer', 'no answer', { kind: 'unreachable' }],
    ['a broken server', new Response('', { status: 502 }), { kind: 'unreachable' }],
    ['a cut body', cutAnswer(), { kind: 'unreachable' }],
    ['404', Response.json({}, { status: 404 }), { kind: 'unknown-rne' }],
    ['an empty answer', Response.json([]), { kind: 'unknown-rne' }],
    ['a refusal', new Response('', { status: 403 }), { kind: 'refused', status: 403 }],
    ['a page', new Response('<!DOCTYPE html>'), { kind: 'unreadable', detail: 'answer is not JSON' }],
    ['no title', Response.json({ titre: '' }), { kind: 'unreadable' }],
    ['a text', Response.json('CDI'), { kind: 'unreadable' }],
  ])('fails for %s', async (_name, reply, failure) => {
    const fetch = async () => {
      if (reply === 'no answer') throw new TypeError('failed to fetch');
      return reply;
    };
    expect(await readFrontSettings(fetch, rne)).toMatchObject({ ok: false, failure });
  });
});
