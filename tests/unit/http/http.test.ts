import { describe, expect, it } from 'vitest';
import { readJson, readText } from '../../../utils/http/http.ts';
import { cutAnswer } from '../../fixtures/esidoc/school.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

function answer(body: string | Buffer, contentType = 'text/html'): Response {
  return new Response(Buffer.from(body), { headers: { 'Content-Type': contentType } });
}

describe('readText', () => {
  it.each<[string, Response, string]>([
    ['UTF-8 without a declaration', answer('Élève'), 'Élève'],
    ['UTF-8 without a content type', new Response(Buffer.from('Élève')), 'Élève'],
    ['an empty body', new Response(null), ''],
    ['the header', answer(latin1('Élève'), 'text/html; charset=ISO-8859-1'), 'Élève'],
    ['a quoted header', answer(latin1('Élève'), 'text/html;CHARSET="iso-8859-15"; x=y'), 'Élève'],
    ['the page', answer(latin1('<meta charset="iso-8859-1">Élève')), '<meta charset="iso-8859-1">Élève'],
    [
      'the page, in the older way',
      answer(latin1('<meta http-equiv=Content-Type content="text/html; charset=windows-1252">\u0080É')),
      '<meta http-equiv=Content-Type content="text/html; charset=windows-1252">€É',
    ],
    [
      'the header before the page',
      answer('<meta charset=latin1>É', 'text/html; charset=utf-8'),
      '<meta charset=latin1>É',
    ],
    ['a byte order mark before both', answer('\uFEFF<meta charset=latin1>É'), '<meta charset=latin1>É'],
    ['UTF-8 for an unknown charset', answer('Élève', 'text/html; charset=klingon'), 'Élève'],
    ['UTF-8 for a page that declares UTF-16', answer('<meta charset=utf-16>É'), '<meta charset=utf-16>É'],
    [
      'UTF-8 for JSON that contains a declaration',
      answer('"<meta charset=latin1>É"', 'application/json'),
      '"<meta charset=latin1>É"',
    ],
  ])('decodes by %s', async (_name, response, text) => {
    expect(await readText(response)).toEqual({ ok: true, value: text });
  });

  it('reads at most four million bytes, and cancels the rest', async () => {
    expect(await readText(answer('x'.repeat(4_000_000)))).toMatchObject({ ok: true });
    let chunks = 0;
    const endless = new ReadableStream({
      pull(controller) {
        chunks += 1;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    expect(await readText(new Response(endless))).toEqual({
      ok: false,
      failure: { kind: 'unreadable', detail: 'answer too long' },
    });
    expect(chunks).toBeLessThan(8);
  });

  it('fails as unreachable when the body breaks off', async () => {
    expect(await readText(cutAnswer())).toEqual({ ok: false, failure: { kind: 'unreachable' } });
  });
});

describe('readJson', () => {
  it.each<[string, Response, object]>([
    ['JSON', answer('{"a":"é"}'), { ok: true, value: { a: 'é' } }],
    ['JSON after a byte order mark', answer('\uFEFF[]'), { ok: true, value: [] }],
    ['a page', answer('<p>'), { ok: false, failure: { kind: 'unreadable' } }],
    ['endless nesting', answer('['.repeat(3_000_000)), { ok: false, failure: { kind: 'unreadable' } }],
  ])('parses or rejects %s', async (_name, response, result) => {
    expect(await readJson(response)).toMatchObject(result);
  });
});
