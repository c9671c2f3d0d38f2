import { describe, expect, it } from 'vitest';
import { readJson, readText } from '../../../utils/http/http.ts';
import { cutAnswer } from '../../fixtures/esidoc/school.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

function answer(body: string | Buffer, contentType = 'text/html'): Response {
  return new Response(Buffer.from(body), { headers: { 'Content-Type': contentType } });
}

describe('readText', () => {
  it.each<[string, Response, string]>([
    ['UTF-8 when nothing is said', answer('Élève'), 'Élève'],
    ['no type at all', new Response(Buffer.from('Élève')), 'Élève'],
    ['nothing', new Response(null), ''],
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
    ['a mark at the start before both', answer('\uFEFF<meta charset=latin1>É'), '<meta charset=latin1>É'],
    ['a charset that nobody knows', answer('Élève', 'text/html; charset=klingon'), 'Élève'],
    [
      'a page that cannot be read in what it says',
      answer('<meta charset=utf-16>É'),
      '<meta charset=utf-16>É',
    ],
    [
      'JSON that speaks of a charset',
      answer('"<meta charset=latin1>É"', 'application/json'),
      '"<meta charset=latin1>É"',
    ],
  ])('decodes as told by %s', async (_name, response, text) => {
    expect(await readText(response)).toEqual({ ok: true, value: text });
  });

  it('reads four million bytes and no more, and stops asking for the rest', async () => {
    expect(await readText(answer('x'.repeat(4_000_000)))).toMatchObject({ ok: true });
    let given = 0;
    const endless = new ReadableStream({
      pull(controller) {
        given += 1;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    expect(await readText(new Response(endless))).toEqual({
      ok: false,
      failure: { kind: 'unreadable', detail: 'answer too long' },
    });
    expect(given).toBeLessThan(8);
  });

  it('says when the body breaks off', async () => {
    expect(await readText(cutAnswer())).toEqual({ ok: false, failure: { kind: 'unreachable' } });
  });
});

describe('readJson', () => {
  it.each<[string, Response, object]>([
    ['JSON', answer('{"a":"é"}'), { ok: true, value: { a: 'é' } }],
    ['JSON after a mark', answer('\uFEFF[]'), { ok: true, value: [] }],
    ['a page', answer('<p>'), { ok: false, failure: { kind: 'unreadable' } }],
    ['nesting without end', answer('['.repeat(3_000_000)), { ok: false, failure: { kind: 'unreadable' } }],
  ])('%s', async (_name, response, result) => {
    expect(await readJson(response)).toMatchObject(result);
  });
});
