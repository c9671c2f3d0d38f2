import { sessionCookie, type Visit } from '../exchange.ts';
import { type Theme, themes } from './model.ts';

/** The sandbox's own: in PRONOTE each person has a theme. */
const themeCookie = 'sandbox-pronote-theme';

/** The theme that this browser asked for, now (`?theme=Bordeaux`) or earlier; PRONOTE's own when it never did. */
export function themeOf(visit: Visit): Theme {
  return named(visit.query.get('theme')) ?? named(visit.cookies[themeCookie]) ?? 'Pronote';
}

/** Header that has the browser remember the theme it has just asked for, if it did. */
export function rememberTheme(visit: Visit) {
  const asked = named(visit.query.get('theme'));
  return asked === null ? {} : sessionCookie(themeCookie, asked);
}

function named(name: string | null | undefined): Theme | null {
  return themes.find((theme) => theme === name) ?? null;
}
