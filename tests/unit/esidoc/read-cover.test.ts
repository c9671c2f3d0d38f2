import { describe, expect, it } from 'vitest';
import { coverAddress } from '../../../utils/esidoc/addresses.ts';
import { readCover } from '../../../utils/esidoc/read-cover.ts';
import { cutAnswer, network, portal } from '../../fixtures/esidoc/school.ts';

const address = 'https://images.esidoc.fr/vignettes/1.png';

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const png = (width: string, height: string) =>
  bytes(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0${width}\0\0${height}\x08\x02\0\0\0`);
const small = png('\0P', '\0x');

function read(body: BodyInit | Response, asked = address) {
  const reply = body instanceof Response ? body : new Response(body);
  const net = network({ 'https://': reply });
  return { asked: net.asked, picture: readCover(net.fetch, [portal], asked) };
}

describe('readCover', () => {
  it.each([
    ['image/png', small],
    ['image/jpeg', bytes('\xff\xd8\xff\xe0 and so on')],
    ['image/gif', bytes('GIF89a\x50\0\x78\0')],
    ['image/webp', bytes('RIFF\x10\0\0\0WEBPVP8 ')],
  ])('recognises %s by its first bytes, whatever its declared type', async (type, body) => {
    const { picture } = read(new Response(body, { headers: { 'Content-Type': 'text/html' } }));
    expect(await picture).toEqual({ type, base64: Buffer.from(body).toString('base64') });
  });

  it('sends no cookies and no referrer, and follows no redirect', async () => {
    const { asked, picture } = read(small);
    await picture;
    expect(asked.map(({ init }) => init)).toMatchObject([
      { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'manual', cache: 'no-store' },
    ]);
  });

  it.each<[string, BodyInit | Response]>([
    ['a page', '<html><script>alert(1)</script>'],
    ['a drawing that may hold scripts', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['nothing', ''],
    ['a beginning alone', small.slice(0, 8)],
    ['a picture that unfolds into gigabytes', png('\xff\xff', '\0x')],
    ['one that is as high', bytes('GIF89a\x50\0\xff\xff')],
    ['WebP that may unfold', bytes('RIFF\x10\0\0\0WEBPVP8L')],
    ['over 200 kB', new Blob([small, new Uint8Array(200_000)])],
    ['what is not there', new Response(small, { status: 404 })],
    ['what breaks off', cutAnswer()],
  ])('returns null for %s', async (_, body) => {
    expect(await read(body).picture).toBeNull();
  });

  it.each([
    'https://evil.example/1.png',
    'http://images.esidoc.fr/1.png',
    'https://images.esidoc.fr.evil.example/1.png',
    'https://user:pass@images.esidoc.fr/1.png',
    'https://images.esidoc.fr:8443/1.png',
    'https://api-recherche.esidoc.fr/1.png',
    'https://9990002y.esidoc.fr/1.png',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    '//images.esidoc.fr/1.png',
    '',
  ])('sends no request for %j', async (elsewhere) => {
    const { asked, picture } = read(small, elsewhere);
    expect(await picture).toBeNull();
    expect(asked).toEqual([]);
  });
});

describe('coverAddress', () => {
  it.each([
    ['https://images.esidoc.fr/a.png', 'https://images.esidoc.fr/a.png'],
    ['//static.esidoc.fr/a.png', 'https://static.esidoc.fr/a.png'],
    ['/vignettes/a.png', 'https://9990001x.esidoc.fr/vignettes/a.png'],
    ['https://evil.example/a.png', null],
    ['data:image/png;base64,AAAA', null],
    [null, null],
  ])('validates %j', (text, expected) => {
    expect(coverAddress(text, portal.address)).toBe(expected);
  });
});
