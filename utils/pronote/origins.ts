import { isHosted } from '../domain/pronote-site.ts';

/** Pages on which the panel is at home, as match patterns: PRONOTE as Index Éducation hosts it. */
export const hostedPages = 'https://*.index-education.net/*';

/** Whether pages of this origin are PRONOTE's: hosted by Index Éducation, or on one of these hosts. */
export function isPronote(origin: string, sites: readonly string[]): boolean {
  const url = URL.parse(origin);
  return url?.protocol === 'https:' && (isHosted(url.hostname) || sites.includes(url.hostname));
}
