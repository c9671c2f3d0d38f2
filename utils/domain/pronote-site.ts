import { fail, type Result, succeed } from './result.ts';
import { parseRne, type Rne } from './rne.ts';
import { type AddressFault, readAddress } from './web-address.ts';

/** PRONOTE servers hosted by Index Éducation: the panel always runs there. */
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

/** The RNE in the host name of a hosted PRONOTE (bain3/pronotepy); null without one, as for the demo server. */
export function rneOfHost(host: string): Rne | null {
  const name = hosted.exec(host)?.[1] ?? '';
  const rne = /^\d{7}[a-z]$/.test(name) ? parseRne(name) : null;
  return rne?.ok ? rne.value.rne : null;
}

/** A self-hosted PRONOTE server on which the panel is switched on. */
export interface PronoteSite {
  readonly host: string;
  /** True when the school's policy sets it: it cannot be removed here. */
  readonly fromPolicy: boolean;
  /** False without the host permission. */
  readonly allowed: boolean;
}

export type SiteFault = AddressFault | 'hosted';

/** The host of a self-hosted PRONOTE server, from an address as typed; a port is ignored. */
export function readSite(text: string): Result<string, SiteFault> {
  const address = readAddress(text);
  if (!address.ok) return fail(address.failure);
  return isHosted(address.value.hostname) ? fail('hosted') : succeed(address.value.hostname);
}

interface WithSites {
  readonly pronoteSites: readonly string[];
}

/** A change of the settings that adds this host. */
export function withSite(host: string): (settings: WithSites) => WithSites {
  return ({ pronoteSites }) => ({ pronoteSites: [...new Set([...pronoteSites, host])] });
}

/** A change of the settings that removes this host. */
export function withoutSite(host: string): (settings: WithSites) => WithSites {
  return ({ pronoteSites }) => ({ pronoteSites: pronoteSites.filter((other) => other !== host) });
}
