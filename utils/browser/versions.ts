import { browser } from './browser.ts';

/** The extension's version. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}

/** `Firefox 153.0` or `Chrome 156`: name and version, and nothing else of the computer. */
export async function browserVersion(): Promise<string> {
  // Firefox alone has it; the others say who they are in the user agent (RFC 9110, §10.1.5).
  const told =
    'getBrowserInfo' in browser.runtime ? await browser.runtime.getBrowserInfo().catch(() => null) : null;
  if (told !== null) return `${told.name} ${told.version}`;
  // Edge names itself last, after Chrome.
  const [, name, version] =
    /(Edg|Chrom(?:e|ium))\/(\d+)/.exec(navigator.userAgent.split(' ').reverse().join(' ')) ?? [];
  return name === undefined ? '?' : `${name === 'Edg' ? 'Edge' : name} ${version}`;
}
