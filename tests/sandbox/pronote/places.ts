import type { Visit } from '../exchange.ts';
import { hosts, type PronoteHost } from '../hosts.ts';

/** Below which path each host serves its PRONOTE: a school's own server may take any (bain3/pronotepy). */
const bases: Readonly<Record<PronoteHost, string>> = { pronote: '/pronote', selfHosted: '/notes' };

export function baseOfHost(host: PronoteHost): string {
  return bases[host];
}

/** `/pronote`: the path that all the addresses of this visit's PRONOTE begin with. */
export function baseOf(visit: Visit): string {
  return visit.host === hosts.selfHosted ? bases.selfHosted : bases.pronote;
}

/** Whether the page is asked for by a frame; only a browser can say so, and both do. */
export function isFramed(visit: Visit): boolean {
  return visit.headers['sec-fetch-dest'] === 'iframe';
}
