import { describe, expect, it } from 'vitest';
import type { DeliveryFailure } from '../../../utils/domain/delivery.ts';
import type { Result } from '../../../utils/domain/result.ts';
import { readDeliveryResponse } from '../../../utils/export/delivery-response.ts';
import { cutAnswer } from '../../fixtures/esidoc/school.ts';

const now = Date.UTC(2026, 10, 23, 9);
const token = 'secret-token';

function read(response: Response, triedBefore = false) {
  return readDeliveryResponse(response, { now, triedBefore, token });
}

function answer(status: number, body: unknown = null, headers: Record<string, string> = {}): Response {
  return new Response(body === null ? null : typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers,
  });
}

function failure(result: Result<unknown, DeliveryFailure>): DeliveryFailure {
  if (result.ok) throw new Error('expected a failure');
  return result.failure;
}

const received = { ok: true, value: { at: now, receivedBefore: false } };
const receivedBefore = { ok: true, value: { at: now, receivedBefore: true } };
const noReason = { error: '', description: '', address: null };

describe('a feed counts as received for the response', () => {
  it.each<[string, Response]>([
    ['200 without a body', answer(200)],
    ['200 and a text', answer(200, 'OK')],
    ['200 and a report', answer(200, { success: 'success', lignes: 812 })],
    ['201', answer(201, '<import id="1"/>')],
    ['202', answer(202)],
    ['204', answer(204)],
    ['200 and a truncated body', cutAnswer()],
    ['200 and no error', answer(200, { error: '', error_description: null })],
  ])('%s', async (_, response) => {
    expect(await read(response)).toEqual(received);
  });
});

describe('a feed counts as not received for the response', () => {
  it.each<[string, Response, DeliveryFailure]>([
    [
      '200 and an error',
      answer(200, { error: 'schema' }),
      { kind: 'refused', refusal: { ...noReason, error: 'schema' } },
    ],
    ['200 and an HTML page', answer(200, '\n<!DOCTYPE html><title>Accueil'), { kind: 'not-a-reception' }],
    ['302', answer(302, null, { Location: 'https://elsewhere.example' }), { kind: 'redirected' }],
    ['307', answer(307, null, { Location: '/x' }), { kind: 'redirected' }],
    ['400 without a body', answer(400), { kind: 'refused', refusal: noReason }],
    ['400 and a page', answer(400, '<html>no'), { kind: 'refused', refusal: noReason }],
    ['400 and a list', answer(400, '[1]'), { kind: 'refused', refusal: noReason }],
    ['401', answer(401, { error: 'invalid_token' }), { kind: 'not-signed-in' }],
    ['403', answer(403), { kind: 'not-allowed' }],
    ['404', answer(404), { kind: 'not-a-reception' }],
    ['405', answer(405), { kind: 'not-a-reception' }],
    ['410', answer(410), { kind: 'not-a-reception' }],
    ['409 on the first attempt', answer(409), { kind: 'refused', refusal: noReason }],
    ['413', answer(413), { kind: 'too-large' }],
    ['422', answer(422, { error: 'x' }), { kind: 'refused', refusal: { ...noReason, error: 'x' } }],
    ['429', answer(429), { kind: 'busy', forMilliseconds: null }],
    [
      '429 in seconds',
      answer(429, null, { 'Retry-After': '1800' }),
      { kind: 'busy', forMilliseconds: 1_800_000 },
    ],
    [
      '503 until a day',
      answer(503, null, { 'Retry-After': 'Mon, 23 Nov 2026 09:30:00 GMT' }),
      { kind: 'busy', forMilliseconds: 1_800_000 },
    ],
    [
      '429 for a year',
      answer(429, null, { 'Retry-After': '31536000' }),
      { kind: 'busy', forMilliseconds: 86_400_000 },
    ],
    ['500', answer(500, { error: 'x' }), { kind: 'unknown', why: 'portal-failed' }],
    ['502', answer(502), { kind: 'unknown', why: 'portal-failed' }],
    ['504', answer(504), { kind: 'unknown', why: 'portal-failed' }],
  ])('%s', async (_, response, expected) => {
    expect(await read(response)).toEqual({ ok: false, failure: expected });
  });
});

describe('the reason of a refusal', () => {
  async function reason(body: unknown) {
    const refused = failure(await read(answer(400, body)));
    if (refused.kind !== 'refused') throw new Error('expected a refusal');
    return refused.refusal;
  }

  it('has the texts of the portal', async () => {
    expect(
      await reason({
        error: 'schema',
        error_description: 'Champ COMPTE_M manquant',
        error_uri: 'https://aide.example.fr/schema',
      }),
    ).toEqual({
      error: 'schema',
      description: 'Champ COMPTE_M manquant',
      address: 'https://aide.example.fr/schema',
    });
  });

  it('ignores texts of other types', async () => {
    expect(await reason({ error: 5, error_description: 'Non', error_uri: {} })).toEqual({
      ...noReason,
      description: 'Non',
    });
  });

  it.each([
    'http://aide.example.fr',
    'javascript:alert(1)',
    'data:text/html,x',
    '/aide',
    'https://me:pw@aide.example.fr',
  ])('drops the address %s', async (error_uri) => {
    expect((await reason({ error_uri })).address).toBeNull();
  });

  it('is truncated and on one line', async () => {
    const { error, description } = await reason({
      error: 'e'.repeat(9_000),
      error_description: '😀'.repeat(9_000),
    });
    expect(error).toHaveLength(201);
    expect(description).toHaveLength(2001);
    expect(description.isWellFormed()).toBe(true);
    expect((await reason({ error_description: 'a\u0000\n\u202eb' })).description).toBe('a b');
  });

  it('does not contain the token', async () => {
    const refusal = await reason({
      error: `bad ${token}`,
      error_description: `Bearer ${token}`,
      error_uri: `https://aide.example.fr/?t=${token}`,
    });
    expect(JSON.stringify(refusal)).not.toContain(token);
  });
});

describe('after an attempt with an unknown outcome', () => {
  it.each<[string, Response]>([
    ['409', answer(409)],
    ['400, already received', answer(400, { error: 'already_received' })],
    ['400, too soon', answer(400, { error: 'too_soon' })],
    ['429, too soon', answer(429, { error: 'too-many-requests' })],
    ['429, a duplicate', answer(429, { error: 'Duplicate' })],
  ])('%s counts as received before', async (_, response) => {
    expect(await read(response.clone())).not.toEqual(receivedBefore);
    expect(await read(response, true)).toEqual(receivedBefore);
  });

  it('200 counts as received now', async () => {
    expect(await read(answer(200), true)).toEqual(received);
  });

  it.each<[string, Response, DeliveryFailure['kind']]>([
    ['429 without a body', answer(429), 'busy'],
    ['400 for another reason', answer(400, { error: 'schema', error_description: 'already' }), 'refused'],
    ['401', answer(401, { error: 'already' }), 'not-signed-in'],
    ['500', answer(500, { error: 'already' }), 'unknown'],
  ])('%s does not count as received before', async (_, response, kind) => {
    expect(failure(await read(response, true)).kind).toBe(kind);
  });
});
