import { fail, type Result, succeed } from './result.ts';
import { parseRne, type Rne } from './rne.ts';
import { type AddressFault, readAddress } from './web-address.ts';

/** Where Index Éducation hosts PRONOTE: the panel is at home there. */
const hosted = /^([a-z\d-]+)\.index-education\.net$/;

/** The same as a match pattern. */
export const hostedPages = 'https://*.index-education.net/*';

function isHosted(host: string): boolean {
  return hosted.test(host);
}

/** Whether pages of this origin are PRONOTE's: hosted by Index Éducation, or on one of these hosts. */
export function isPronote(origin: string, sites: readonly string[]): boolean {
  const url = URL.parse(origin);
  return url?.protocol === 'https:' && (isHosted(url.hostname) || sites.includes(url.hostname));
}

/** The RNE that a hosted PRONOTE has in its host name (bain3/pronotepy); null for others, such as the demonstration's. */
export function rneOfHost(host: string): Rne | null {
  const name = hosted.exec(host)?.[1] ?? '';
  const rne = /^\d{7}[a-z]$/.test(name) ? parseRne(name) : null;
  return rne?.ok ? rne.value.rne : null;
}

/** A PRONOTE that a school runs itself, on which the panel is wanted. */
export interface PronoteSite {
  readonly host: string;
  /** True where the school's policy names it: it cannot be removed here. */
  readonly fromPolicy: boolean;
  /** False while the browser does not let the extension run there. */
  readonly allowed: boolean;
}

export type SiteFault = AddressFault | 'hosted';

/** The host of a PRONOTE that a school runs itself, from its address as somebody typed it; ports do not count. */
export function readSite(text: string): Result<string, SiteFault> {
  const address = readAddress(text);
  if (!address.ok) return fail(address.failure);
  return isHosted(address.value.hostname) ? fail('hosted') : succeed(address.value.hostname);
}
