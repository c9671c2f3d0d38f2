import type { CheckFinding, CheckReason, CheckStep } from './portal-check-report.ts';

/** What the extension takes for granted of software that is not ours. */
export interface Assumption {
  /** Its row in README's table "What is assumed about the outside world". */
  readonly subject: string;
  /** The public projects and documents that tell of it, as that table names them. */
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

/** Those that only use can settle: nobody is signed out, and no users are sent, for the sake of a check. */
export const settledByUseOnly: readonly AssumptionName[] = ['covers', 'users-feed', 'sign-out'];

/** On what a check stands: assumptions that it settles, a contract that is public, or this browser alone. */
export type Ground =
  | { readonly kind: 'assumed'; readonly names: readonly AssumptionName[] }
  | { readonly kind: 'public'; readonly source: string }
  | { readonly kind: 'own' };

const own: Ground = { kind: 'own' };

export const grounds: Readonly<Record<CheckStep, Ground>> = {
  reachable: { kind: 'public', source: 'a2br/esidoc.js' },
  'home-page': { kind: 'public', source: 'a2br/esidoc.js' },
  'front-settings': assumed('search'),
  'public-token': assumed('search'),
  search: assumed('search'),
  'results-page': assumed('portal-addresses'),
  'sign-on': { kind: 'public', source: 'CAS Protocol 3.0' },
  'silent-sign-on': assumed('silent-sign-on', 'signed-in-token'),
  'account-page': assumed('account-page'),
  'loans-api': assumed('loans-gateway'),
  'loan-sources': assumed('account-page', 'cdi-widget'),
  'pronote-page': assumed('pronote-page'),
  'pronote-version': assumed('pronote-page'),
  'pronote-generation': assumed('pronote-page'),
  'pronote-selectors': assumed('pronote-page'),
  'pronote-person': assumed('pronote-page'),
  'pronote-widget': assumed('cdi-widget'),
  'pronote-panel': own,
  permissions: own,
  policy: own,
  settings: own,
  'wake-ups': own,
  databases: own,
};

function assumed(...names: readonly AssumptionName[]): Ground {
  return { kind: 'assumed', names };
}

/** Whether what a check stands on holds here. */
export type Settlement = 'holds' | 'fails' | 'open';

/** Reasons that tell of the answer's own shape; all others leave open what a good answer would have been. */
const telling: ReadonlySet<CheckReason> = new Set<CheckReason>([
  'not-found',
  'leads-elsewhere',
  'other-page',
  'empty',
  'unreadable',
  'not-a-portal',
  'no-token',
  'doubtful-token',
  'no-results',
  'unproven',
  'nameless-token',
  'sources-differ',
  'page-changed',
  'no-version',
  'unknown-generation',
  'lines-missing',
  'person-unread',
  'widget-unread',
]);

/** A server that is down, or a person who is not signed in, says nothing of an assumption. */
export function settlementOf({ outcome }: CheckFinding): Settlement {
  if (outcome.kind === 'good') return 'holds';
  if (outcome.kind === 'skipped') return 'open';
  return telling.has(outcome.reason) ? 'fails' : 'open';
}
