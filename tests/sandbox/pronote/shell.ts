import { randomBytes } from 'node:crypto';
import { page, type RouteResponse } from '../exchange.ts';
import { hosts, school } from '../hosts.ts';
import { type Html, html, type Part, raw, scriptJson } from '../html.ts';
import type { PageModel } from './model.ts';
import { homeStyle } from './style-home.ts';
import { shellStyle } from './style-shell.ts';
import { themeStyle } from './style-themes.ts';

/** A page whose whole content is built by its script, as in PRONOTE. */
export function scriptedPage(model: PageModel, headers: RouteResponse['headers']): RouteResponse {
  const title = `Page d'accueil - ${model.webspace.name} - PRONOTE ${model.version} - ${model.school}`;
  const theme = `Theme${model.theme}`;
  return guarded({
    title,
    // Relative URLs: a school's own server may serve PRONOTE below any path.
    head: (nonce) => html`
<script type="application/json" nonce="${nonce}" data-model>${scriptJson(model)}</script>
<script type="module" nonce="${nonce}" src="scripts/main.ts"></script>`,
    body: html`
<div id="zone_fenetre" class="${theme}"></div>
<div id="div" data-role="page" class="${theme}"></div>`,
    bodyClass: 'EspaceIndex',
    headers,
  });
}

interface PlainPage {
  readonly tab: string;
  readonly version: string;
  readonly content: Part;
  readonly status?: number;
  readonly headers?: RouteResponse['headers'];
}

/** A page without script (sign-in, chooser, signed out). It has none of the home page's classes. */
export function plainPage({ tab, version, content, status = 200, headers = {} }: PlainPage): RouteResponse {
  const body = html`
<div id="div" class="ThemePronote"><div class="connexion"><p class="logo-pronote">PRONOTE</p>
<p class="connexion-etab">${school.name}</p>${content}</div></div>`;
  return guarded({
    title: `${tab} - PRONOTE ${version} - ${school.name}`,
    body,
    bodyClass: 'EspaceIndex fond-connexion',
    status,
    headers,
  });
}

/**
 * `GET /pronote/emplois/eleve.html`: another product of PRONOTE's vendor with a similar client: the same frame, columns
 * and widgets, but no PRONOTE home page.
 */
export function otherProduct(): RouteResponse {
  return guarded({
    title: 'Emplois du temps',
    body: html`
<div id="div" data-role="page" class="ThemeBleu"><div class="interface_affV"><main class="interface_affV_client">
<div class="widgets-global-container"><div class="wrapper-cols agendaetinformations"><section class="widget"><header>
<h2>Salles libres</h2></header><p class="content-container">Aucune salle ce matin.</p></section></div></div></main></div></div>`,
    bodyClass: 'EspaceIndex',
    headers: {},
  });
}

interface GuardedPage {
  readonly title: string;
  readonly head?: (nonce: string) => Html;
  readonly body: Html;
  readonly bodyClass: string;
  readonly status?: number;
  readonly headers: RouteResponse['headers'];
}

function guarded({ title, head, body, bodyClass, status, headers }: GuardedPage): RouteResponse {
  const nonce = randomBytes(16).toString('base64');
  const document = html`<html lang="fr"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style nonce="${nonce}">${raw(shellStyle + themeStyle + homeStyle)}</style>${head?.(nonce) ?? null}</head>
<body id="id_body" class="${bodyClass}">${body}</body></html>`;
  return page(document, status, { ...headers, 'content-security-policy': policy(nonce) });
}

/** Assumed: the real policy is unknown, so this one is as strict as possible; only the ENT may frame the page. */
function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    `frame-ancestors 'self' https://${hosts.ent}`,
  ].join('; ');
}
