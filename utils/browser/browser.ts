import polyfill from 'webextension-polyfill';

/** The extension API with Promises, in Chrome and Firefox, for the background and the extension's own pages. */
export const browser = polyfill;

/** The extension's version. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}

/** `Firefox 153.0` or `Chrome 156`. */
export async function browserVersion(): Promise<string> {
  // Only Firefox has `getBrowserInfo`; the others name themselves in the user agent (RFC 9110, §10.1.5).
  const info =
    'getBrowserInfo' in browser.runtime ? await browser.runtime.getBrowserInfo().catch(() => null) : null;
  if (info !== null) return `${info.name} ${info.version}`;
  // Edge names itself last, after Chrome.
  const [, name, version] =
    /(Edg|Chrom(?:e|ium))\/(\d+)/.exec(navigator.userAgent.split(' ').reverse().join(' ')) ?? [];
  return name === undefined ? '?' : `${name === 'Edg' ? 'Edge' : name} ${version}`;
}

/** Whether the extension was built for Firefox, whose manifest alone has `browser_specific_settings`. */
export function isFirefox(): boolean {
  return browser.runtime.getManifest().browser_specific_settings !== undefined;
}
