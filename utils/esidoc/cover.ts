import type { Portal } from '../domain/portal.ts';
import type { CoverPicture } from '../domain/search.ts';
import { type Fetch, fetchWithTimeout, readBytes } from '../http/http.ts';
import { coverAddress } from './addresses.ts';

/** Bytes: more than a cover of the size that the panel shows ever needs. */
const longestCover = 200_000;

/**
 * How files of each kind begin, in hexadecimal digits (WHATWG MIME Sniffing Standard, "matching an image type
 * pattern"). Where few bytes may unfold into a picture of any size, its sides are told there too, and those over 4095
 * pixels are refused; of WebP, only the kind that cannot do so is taken.
 */
const beginnings: readonly (readonly [CoverPicture['type'], RegExp])[] = [
  ['image/png', /^89504e470d0a1a0a.{8}4948445200000...00000/],
  ['image/jpeg', /^ffd8ff/],
  ['image/gif', /^474946383[79]61..0...0/],
  ['image/webp', /^52494646.{8}5745425056503820/],
];

/**
 * The picture at this address, asked for without cookies; null when it is not on a host that one of these portals has
 * its pictures from, is no picture by its first bytes whatever it is called, is over 200 kB, or does not come.
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
  const bytes = await readBytes(response, longestCover).catch(() => null);
  return bytes === null ? null : pictureOf(bytes);
}

function pictureOf(bytes: Uint8Array): CoverPicture | null {
  const start = Array.from(bytes.subarray(0, 32), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const [type] = beginnings.find(([, beginning]) => beginning.test(start)) ?? [];
  if (type === undefined) return null;
  return { type, base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) };
}
