import { bytesToHex } from '@noble/hashes/utils.js';
import { browser } from '../browser/browser.ts';
import { sha256 } from '../domain/sha256.ts';

const saltBytes = 32;

/**
 * SHA-256, in hexadecimal, of these texts and a random salt of this browser. The salt is created on first use and kept
 * in `storage.local` under `saltKey`; removing it makes all earlier hashes unrepeatable.
 */
export async function saltedHash(saltKey: string, ...parts: readonly string[]): Promise<string> {
  return sha256(JSON.stringify([await saltOf(saltKey), ...parts]));
}

/** The lock makes concurrent calls use one salt: two would give one person, or one reminder, two hashes. */
function saltOf(key: string): Promise<string> {
  return navigator.locks.request(`salt ${key}`, async () => {
    const { [key]: known } = await browser.storage.local.get(key);
    if (typeof known === 'string') return known;
    const created = bytesToHex(crypto.getRandomValues(new Uint8Array(saltBytes)));
    await browser.storage.local.set({ [key]: created });
    return created;
  });
}
