import { type RouteRequest, sessionCookie } from '../exchange.ts';
import { type Theme, themes } from './model.ts';

/** Invented: in the real PRONOTE the theme belongs to the person. */
const themeCookie = 'sandbox-pronote-theme';

/** The theme that this browser requested, now (`?theme=Bordeaux`) or earlier; PRONOTE's default otherwise. */
export function themeOf(request: RouteRequest): Theme {
  return named(request.query.get('theme')) ?? named(request.cookies[themeCookie]) ?? 'Pronote';
}

/** Headers that make the browser remember the requested theme, if any. */
export function rememberTheme(request: RouteRequest) {
  const asked = named(request.query.get('theme'));
  return asked === null ? {} : sessionCookie(themeCookie, asked);
}

function named(name: string | null | undefined): Theme | null {
  return themes.find((theme) => theme === name) ?? null;
}
