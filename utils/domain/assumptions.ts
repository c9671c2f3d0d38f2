/** An assumption about software that this project does not control. */
export interface Assumption {
  /** Its row in README's table "What is assumed about the outside world". */
  readonly subject: string;
  /** The public projects and documents on which it is based, as named in that table. */
  readonly sources: readonly string[];
}

export const assumptions = {
  'pronote-page': {
    subject: 'PRONOTE’s page',
    sources: [
      'Vexcited/PRONOTE.modules.js',
      'raphckrman/pronote-datamining',
      'Kera-774/Pronote-goat-estention',
    ],
  },
  'portal-addresses': {
    subject: 'portal addresses',
    sources: ['a2br/esidoc.js', 'jeromemtl/e-sidoc_userscript'],
  },
  search: { subject: 'search and public token', sources: ['a2br/esidoc.js'] },
  'silent-sign-on': { subject: 'silent sign-on', sources: ['CAS Protocol 3.0'] },
  'signed-in-token': { subject: 'signed-in token', sources: [] },
  'loans-gateway': {
    subject: 'loans gateway',
    sources: ['edificeio/entcore', 'GIP-RECIA/esidoc-api'],
  },
  covers: { subject: 'covers', sources: [] },
  'account-page': { subject: 'account page', sources: ['e-sidoc manual'] },
  'cdi-widget': { subject: 'PRONOTE’s CDI widget', sources: ['Vexcited/PRONOTE.modules.js'] },
  'users-feed': { subject: "users' feed", sources: ['GIP-RECIA/Esidoc-WS', 'edificeio/entcore'] },
  'sign-out': { subject: 'sign-out of PRONOTE', sources: [] },
} as const satisfies Record<string, Assumption>;

export type AssumptionName = keyof typeof assumptions;

/** Assumptions that no check verifies: a check signs nobody out and sends no users. */
export const uncheckedAssumptions: readonly AssumptionName[] = ['covers', 'users-feed', 'sign-out'];

/** What a check depends on: assumptions, which it verifies, a public contract, or this browser alone. */
export type Ground =
  | { readonly kind: 'assumed'; readonly names: readonly AssumptionName[] }
  | { readonly kind: 'public'; readonly source: string }
  | { readonly kind: 'own' };
