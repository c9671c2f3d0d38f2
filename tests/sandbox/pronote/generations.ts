import { type RouteRequest, sessionCookie } from '../exchange.ts';
import type { Generation, GenerationYear, Markup } from './model.ts';

const none = {};
const divBanner = {
  tag: 'div',
  className: 'ObjetBandeauEspace',
  attributes: { role: 'banner' },
} as const;
const divClient = {
  tag: 'div',
  className: 'interface_affV_client',
  attributes: { role: 'main' },
} as const;
const section = { tag: 'section', className: 'widget', attributes: none } as const;

/** From the rendered home page captured by Marvideo2009/FakePronote in 2023. */
const markup2023: Markup = {
  banner: divBanner,
  client: divClient,
  widget: { tag: 'article', className: 'widget ThemeCat-communication', attributes: { role: 'region' } },
  widgetTitle: { tag: 'h3', className: '', attributes: none },
  schoolInSpan: false,
  renamed: {},
};

/** From client 2025.2.8, in Vexcited/PRONOTE.modules.js. */
const markup2025: Markup = {
  ...markup2023,
  widget: section,
  widgetTitle: { tag: 'h2', className: '', attributes: none },
};

/** From client 2026.1.3, in raphckrman/pronote-datamining. */
const markup2026: Markup = {
  ...markup2025,
  banner: { ...divBanner, tag: 'header' },
  client: { tag: 'main', className: 'interface_affV_client', attributes: none },
  schoolInSpan: true,
};

/** Invented: an example of what a future client may change. */
const markup2027: Markup = {
  ...markup2026,
  renamed: {
    AffichagePageAccueil: 'accueil-refondu',
    'wrapper-cols': 'colonne-refondue',
    ObjetBandeauEspace: 'bandeau-refondu',
    ibe_util_texte: 'nom-refondu',
    ibe_etab: 'etablissement-refondu',
  },
};

const newest: Generation = { version: '2026.1.3', markup: markup2026 };

const generations: Readonly<Record<GenerationYear, Generation>> = {
  2023: { version: '2023.0.2.7', markup: markup2023 },
  2025: { version: '2025.2.8', markup: markup2025 },
  2026: newest,
  2027: { version: '2027.0.1', markup: markup2027 },
};

/** Invented: the real PRONOTE serves one version to all browsers. */
const generationCookie = 'sandbox-pronote-generation';

/** The generation that this browser requested, now (`?generation=2023`) or earlier; the newest by default. */
export function generationOf(request: RouteRequest): Generation {
  return byYear(request.query.get('generation')) ?? byYear(request.cookies[generationCookie]) ?? newest;
}

/** Headers that make the browser remember the requested generation, if any. */
export function rememberGeneration(request: RouteRequest) {
  const asked = request.query.get('generation');
  return asked !== null && byYear(asked) !== null ? sessionCookie(generationCookie, asked) : {};
}

function byYear(year: string | null | undefined): Generation | null {
  return Object.entries(generations).find(([known]) => known === year)?.[1] ?? null;
}
