import { fail, type Result, succeed } from './result.ts';

/** What a policy is written for: a browser on a system, or a console that hands it to them. */
export const rolloutTargets = [
  'chrome-windows',
  'edge-windows',
  'firefox',
  'google-admin',
  'chrome-linux',
  'edge-linux',
  'chrome-macos',
  'edge-macos',
] as const;

export type RolloutTarget = (typeof rolloutTargets)[number];

/** Under which name the browsers know the extension, and from where they install it. */
export interface RolloutOrder {
  readonly target: RolloutTarget;
  readonly extensionId: string;
  /** Address of the update manifest (Chrome, Edge) or of the package (Firefox); null to leave installing out. */
  readonly installAddress: string | null;
}

/** A file that is ready to be put where browsers look for it. */
export interface RolloutFile {
  readonly name: string;
  readonly text: string;
  /** Windows wants its registry files in UTF-16. */
  readonly encoding: 'utf-8' | 'utf-16le';
}

export type InstallAddressFault = 'not-an-address' | 'not-https';

/** Chromium's ids are 32 letters from a to p; Firefox's are fixed in the extension. */
export function isChromiumId(text: string): boolean {
  return /^[a-p]{32}$/.test(text);
}

/** An address that browsers fetch an extension from: https, or a file of the computer or its network. Null for none. */
export function readInstallAddress(text: string): Result<string | null, InstallAddressFault> {
  const trimmed = text.trim();
  if (trimmed === '') return succeed(null);
  if (/\s/.test(trimmed) || !URL.canParse(trimmed)) return fail('not-an-address');
  const url = new URL(trimmed);
  return url.protocol === 'https:' || url.protocol === 'file:' ? succeed(url.href) : fail('not-https');
}
