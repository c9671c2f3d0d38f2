import type { Portal } from '../domain/portal.ts';
import type { CoverPicture } from '../domain/search.ts';
import { type Fetch, fetchWithTimeout, readBytes } from '../http/http.ts';
import { coverAddress } from './addresses.ts';

/** In bytes; larger than any image of the displayed size. */
const maxCoverBytes = 200_000;

/**
 * The first bytes of each image type, in hexadecimal digits (WHATWG MIME Sniffing Standard, "matching an image type
 * pattern"). For PNG and GIF, whose few bytes may decompress to an image of any size, the pattern includes a limit of
 * 4095 pixels; of WebP only the lossy format is accepted, whose size is limited by itself.
 */
const signatures: readonly (readonly [CoverPicture['type'], RegExp])[] = [
  ['image/png', /^89504e470d0a1a0a.{8}4948445200000...00000/],
  ['image/jpeg', /^ffd8ff/],
  ['image/gif', /^474946383[79]61..0...0/],
  ['image/webp', /^52494646.{8}5745425056503820/],
];

/**
 * Fetches a cover image without cookies. Null when no portal serves images from its host, when its first bytes are not
 * those of an image, whatever its declared type, when it is larger than 200 kB, or after a network error.
 */
export async function readCover(
  fetch: Fetch,
  portals: readonly Pick<Portal, 'address'>[],
  address: string,
): Promise<CoverPicture | null> {
  if (!portals.some((portal) => coverAddress(address, portal.address) === address)) return null;
  const response = await fetchWithTimeout(fetch, address, {
    headers: { Accept: 'image/png,image/jpeg,image/gif,image/webp' },
    credentials: 'omit',
    redirect: 'manual',
    referrerPolicy: 'no-referrer',
  });
  if (!response?.ok) return null;
  const bytes = await readBytes(response, maxCoverBytes).catch(() => null);
  return bytes === null ? null : pictureOf(bytes);
}

function pictureOf(bytes: Uint8Array): CoverPicture | null {
  const start = Array.from(bytes.subarray(0, 32), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const [type] = signatures.find(([, signature]) => signature.test(start)) ?? [];
  if (type === undefined) return null;
  return { type, base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) };
}
