/** Pages on which the panel is at home, as match patterns: PRONOTE as Index Éducation hosts it. */
export const pronotePages = ['https://*.index-education.net/*'];

/** Whether the panel is at home on pages of this origin: PRONOTE as Index Éducation hosts it. */
export function servesOrigin(origin: string): boolean {
  return /^https:\/\/[a-z0-9-]+\.index-education\.net(:\d+)?$/i.test(origin);
}
