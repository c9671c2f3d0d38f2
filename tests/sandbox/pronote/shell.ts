import { randomBytes } from 'node:crypto';
import { type Answer, page } from '../exchange.ts';
import { school } from '../hosts.ts';
import { type Html, html, type Part, raw, scriptJson } from '../html.ts';
import type { PageModel } from './model.ts';
import { homeStyle } from './style-home.ts';
import { shellStyle } from './style-shell.ts';

/** A page whose whole content its own script builds, as PRONOTE's is. */
export function scriptedPage(model: PageModel, headers: Answer['headers']): Answer {
  const title = `Page d'accueil - ${model.webspace.name} - PRONOTE ${model.version} - ${model.school}`;
  return guarded({
    title,
    head: (nonce) => html`
<script type="application/json" nonce="${nonce}" data-model>${scriptJson(model)}</script>
<script type="module" nonce="${nonce}" src="/pronote/scripts/main.ts"></script>`,
    body: html`
<div id="zone_fenetre" class="ThemePronote"></div>
<div id="div" data-role="page" class="ThemePronote"></div>`,
    bodyClass: 'EspaceIndex',
    headers,
  });
}

interface PlainPage {
  readonly tab: string;
  readonly version: string;
  readonly content: Part;
  readonly status?: number;
  readonly headers?: Answer['headers'];
}

/** A page without script: sign-in, chooser, goodbye. It has none of the home page's classes. */
export function plainPage({ tab, version, content, status = 200, headers = {} }: PlainPage): Answer {
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

interface GuardedPage {
  readonly title: string;
  readonly head?: (nonce: string) => Html;
  readonly body: Html;
  readonly bodyClass: string;
  readonly status?: number;
  readonly headers: Answer['headers'];
}

function guarded({ title, head, body, bodyClass, status, headers }: GuardedPage): Answer {
  const nonce = randomBytes(16).toString('base64');
  const document = html`<html lang="fr"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style nonce="${nonce}">${raw(shellStyle + homeStyle)}</style>${head?.(nonce) ?? null}</head>
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
