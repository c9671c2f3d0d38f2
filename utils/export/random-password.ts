import type { KeyedUser } from '../domain/user.ts';
import type { PasswordOf } from './field-values.ts';

/** Fills bytes with cryptographically secure random values, as `crypto.getRandomValues` does. */
export type RandomSource = (bytes: Uint8Array<ArrayBuffer>) => void;

/** Without 0, O, o, 1, I and l, which are easily confused. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
const passwordLength = 16;
/** Bytes from here on are discarded: they would make the first letters of the alphabet more likely. */
const firstUnfair = 256 - (256 % alphabet.length);

/** A password of 16 letters and digits, each equally likely: 92 bits. */
export function randomPassword(random: RandomSource): string {
  const bytes = new Uint8Array(passwordLength * 2);
  let password = '';
  while (password.length < passwordLength) {
    random(bytes);
    for (const byte of bytes) {
      if (byte < firstUnfair && password.length < passwordLength)
        password += alphabet.charAt(byte % alphabet.length);
    }
  }
  return password;
}

/** Returns a function that generates one password for each user and remembers it, for writing and then verifying. */
export function passwordsFrom(random: RandomSource): PasswordOf {
  const given = new WeakMap<KeyedUser, string>();
  return (keyed) => {
    const password = given.get(keyed) ?? randomPassword(random);
    given.set(keyed, password);
    return password;
  };
}
