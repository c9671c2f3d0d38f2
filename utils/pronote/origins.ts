/** Whether the panel is at home on pages of this origin: PRONOTE as Index Éducation hosts it. */
export function servesOrigin(origin: string): boolean {
  return /^https:\/\/[a-z0-9-]+\.index-education\.net(:\d+)?$/i.test(origin);
}
