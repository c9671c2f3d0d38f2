import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { BrowserName } from './page-driver.ts';

/** Where browsers on Linux read managed policies, from each browser's documentation. */
const places: Readonly<Record<BrowserName, string>> = {
  chromium: '/etc/chromium/policies/managed/compagnon-cdi-test.json',
  firefox: '/etc/firefox/policies/policies.json',
};

/** Sets this managed policy for the extension on this machine; browsers started afterwards read it. */
export function setPolicy(browser: BrowserName, policy: unknown): void {
  const file = browser === 'chromium' ? chromiumFile(policy) : firefoxFile(policy);
  installPolicy(browser, Buffer.from(JSON.stringify(file)));
}

/** Writes a policy file, unchanged, to the place where the browser reads it. */
export function installPolicy(browser: BrowserName, file: Uint8Array): void {
  const place = places[browser];
  if (existsSync(place)) throw new Error(`${place} exists already and is not overwritten`);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, file);
}

export function removePolicy(browser: BrowserName): void {
  rmSync(places[browser], { force: true });
}

function chromiumFile(policy: unknown): unknown {
  return { '3rdparty': { extensions: { [chromiumId()]: policy } } };
}

function firefoxFile(policy: unknown): unknown {
  const { gecko } = Manifest.parse(manifest('firefox')).browser_specific_settings ?? {};
  return { policies: { '3rdparty': { Extensions: { [gecko?.id ?? '']: policy } } } };
}

/** Chromium derives the id from the public key: the first half of its SHA-256, with hex digits mapped to a–p. */
function chromiumId(): string {
  const { key = '' } = Manifest.parse(manifest('chrome'));
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

function manifest(build: 'chrome' | 'firefox'): unknown {
  return JSON.parse(readFileSync(`.output/${build}/manifest.json`, 'utf8'));
}

const Manifest = z.object({
  key: z.string().optional(),
  browser_specific_settings: z.object({ gecko: z.object({ id: z.string() }) }).optional(),
});
