import type { RouteRequest } from '../exchange.ts';
import { hosts, type PronoteHost } from '../hosts.ts';

/** Base path of PRONOTE on each host: a school's own server may use any path (bain3/pronotepy). */
const bases: Readonly<Record<PronoteHost, string>> = { pronote: '/pronote', selfHosted: '/notes' };

export function basePathOfHost(host: PronoteHost): string {
  return bases[host];
}

/** `/pronote`: the base path of the PRONOTE that this request is for. */
export function basePathOf(request: RouteRequest): string {
  return request.host === hosts.selfHosted ? bases.selfHosted : bases.pronote;
}

/** Whether the page is requested by a frame, from `Sec-Fetch-Dest`, which both browsers send. */
export function isFramed(request: RouteRequest): boolean {
  return request.headers['sec-fetch-dest'] === 'iframe';
}
