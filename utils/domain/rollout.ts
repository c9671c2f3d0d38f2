import { fail, type Result, succeed } from './result.ts';

/** Where a policy is deployed: a browser on an operating system, or an administration console. */
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

/** The options of a policy file. */
export interface RolloutOrder {
  readonly target: RolloutTarget;
  readonly extensionId: string;
  /** Address of the update manifest (Chrome, Edge) or of the package (Firefox); null to set the policy only. */
  readonly installAddress: string | null;
}

/** A policy file as browsers read it. */
export interface RolloutFile {
  readonly name: string;
  readonly text: string;
  /** Windows registry files are UTF-16. */
  readonly encoding: 'utf-8' | 'utf-16le';
}

export type InstallAddressFault = 'not-an-address' | 'not-https';

/** Whether this is an extension id of Chromium: 32 letters from a to p. */
export function isChromiumId(text: string): boolean {
  return /^[a-p]{32}$/.test(text);
}

/** An address to install the extension from: https, or a file of the computer or its network. Null for an empty text. */
export function readInstallAddress(text: string): Result<string | null, InstallAddressFault> {
  const trimmed = text.trim();
  if (trimmed === '') return succeed(null);
  if (/\s/.test(trimmed) || !URL.canParse(trimmed)) return fail('not-an-address');
  const url = new URL(trimmed);
  return url.protocol === 'https:' || url.protocol === 'file:' ? succeed(url.href) : fail('not-https');
}
