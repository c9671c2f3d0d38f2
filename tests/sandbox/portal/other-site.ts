import { page, type RouteResponse } from '../exchange.ts';
import { html } from '../html.ts';

/** A school's site that has nothing of e-sidoc. */
export function otherSite(): RouteResponse {
  return page(html`<html lang="fr"><head><meta charset="utf-8"><title>Lycée Exemple</title><link rel="icon" href="data:,"></head>
<body><h1>Lycée Exemple</h1><p>Le site de l’établissement est en cours de refonte.</p></body></html>`);
}
