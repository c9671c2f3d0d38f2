import { fail, type Result, succeed } from './result.ts';

export type AddressFault = 'empty' | 'not-an-address' | 'not-https' | 'credentials' | 'ip';

/** Parses a typed https address, with `https://` or without; rejects credentials, IP addresses and single-label hosts. */
export function readAddress(text: string): Result<URL, AddressFault> {
  const trimmed = text.trim();
  if (trimmed === '') return fail('empty');
  if (/\s/.test(trimmed)) return fail('not-an-address');
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(whole)) return fail('not-an-address');
  const url = new URL(whole);
  if (url.protocol !== 'https:') return fail('not-https');
  if (url.username !== '' || url.password !== '') return fail('credentials');
  if (url.hostname.startsWith('[') || /^\d+(\.\d+){3}$/.test(url.hostname)) return fail('ip');
  if (!/[^.]\.[^.]/.test(url.hostname) && url.hostname !== 'localhost') return fail('not-an-address');
  return succeed(url);
}
