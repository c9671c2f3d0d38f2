import { bytesToHex } from '@noble/hashes/utils.js';
import { browser } from '../browser/browser.ts';

const saltBytes = 32;

/**
 * This computer's random salt of this name: 32 bytes in hexadecimal, made the first time. Of two who ask at once, the
 * second finds the first one's; two salts would make two people, or two reminders, of one.
 */
export function saltOf(name: string): Promise<string> {
  return navigator.locks.request(`salt ${name}`, async () => {
    const { [name]: known } = await browser.storage.local.get(name);
    if (typeof known === 'string') return known;
    const made = bytesToHex(crypto.getRandomValues(new Uint8Array(saltBytes)));
    await browser.storage.local.set({ [name]: made });
    return made;
  });
}
