import { randomBytes } from 'node:crypto';
import { type Answer, page } from '../exchange.ts';
import { school } from '../hosts.ts';
import { type Html, html, type Part, raw, scriptJson } from '../html.ts';
import type { PageModel } from './model.ts';
import { homeStyle } from './style-home.ts';
import { shellStyle } from './style-shell.ts';
import { version } from './webspaces.ts';

/** A page whose whole content its own script builds, as PRONOTE's is. */
export function scriptedPage(model: PageModel): Answer {
  const title = `Page d'accueil - ${model.webspace.name} - PRONOTE ${model.version} - ${model.school}`;
  return guarded(
    title,
    (nonce) => html`
<script type="application/json" nonce="${nonce}" data-model>${scriptJson(model)}</script>
<script type="module" nonce="${nonce}" src="/pronote/scripts/main.ts"></script>`,
    html`
<div id="zone_fenetre" class="ThemePronote"></div>
<div id="div" data-role="page" class="ThemePronote"></div>`,
    'EspaceIndex',
  );
}

/** A page without script: sign-in, chooser, goodbye. It has none of the home page's classes. */
export function plainPage(tab: string, content: Part, status = 200, headers: Answer['headers'] = {}): Answer {
  const title = `${tab} - PRONOTE ${version} - ${school.name}`;
  const body = html`
<div id="div" class="ThemePronote"><div class="connexion"><p class="logo-pronote">PRONOTE</p>
<p class="connexion-etab">${school.name}</p>${content}</div></div>`;
  return guarded(title, () => html``, body, 'EspaceIndex fond-connexion', status, headers);
}

function guarded(
  title: string,
  head: (nonce: string) => Html,
  body: Html,
  bodyClass: string,
  status = 200,
  headers: Answer['headers'] = {},
): Answer {
  const nonce = randomBytes(16).toString('base64');
  const document = html`<html lang="fr"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style nonce="${nonce}">${raw(shellStyle + homeStyle)}</style>${head(nonce)}</head>
<body id="id_body" class="${bodyClass}">${body}</body></html>`;
  return page(document, status, { ...headers, 'content-security-policy': policy(nonce) });
}

/** Assumed: the real policy is not known, so the imitation's is as strict as one can be. */
function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "require-trusted-types-for 'script'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}
