import type { Fault } from '../sandbox/faults.ts';
import { addresses } from '../sandbox/hosts.ts';
import type { RouteName } from '../sandbox/routes.ts';

const status = (code: number) => ({ kind: 'status', status: code }) as const;
const elsewhere = { kind: 'redirect', to: addresses.notAPortal } as const;

/** The faults of any response, with the reason reported where data was requested. */
const data: readonly (readonly [Fault, string])[] = [
  [{ kind: 'refuse' }, 'unreachable'],
  [status(401), 'refused'],
  [status(403), 'refused'],
  [status(404), 'not-found'],
  [status(429), 'paused'],
  [status(500), 'down'],
  [{ kind: 'cut' }, 'cut'],
  [{ kind: 'too-long' }, 'too-long'],
  [{ kind: 'html' }, 'other-page'],
  [{ kind: 'login-page' }, 'sign-in-page'],
  [{ kind: 'other-json' }, 'unreadable'],
  [{ kind: 'empty-array' }, 'empty'],
  [elsewhere, 'leads-elsewhere'],
];

/** The same where a page was requested. */
const page = data.map(([fault, reason]) =>
  fault.kind === 'empty-array' ? ([fault, 'unreadable'] as const) : ([fault, reason] as const),
);

type Row = readonly [route: RouteName, fault: Fault, reported: readonly string[]];

function rows(
  route: RouteName,
  step: string,
  known: readonly (readonly [Fault, string])[],
  after: readonly string[],
  instead: (fault: Fault) => readonly string[] | undefined = () => undefined,
): readonly Row[] {
  return known.map(([fault, reason]) => [route, fault, instead(fault) ?? [`${step}: ${reason}`, ...after]]);
}

const noOther = ['loan-sources: (nothing-to-compare)'];
const noToken = ['public-token: (earlier-step)', 'search: (earlier-step)'];

/** A route of the sandbox, its fault, and every step that is then not good. */
export const faultRows: readonly Row[] = [
  ...rows('front-parameters', 'front-settings', data, [], (fault) =>
    // e-sidoc's response for an unknown school.
    (fault.kind === 'status' && fault.status === 404) || fault.kind === 'empty-array'
      ? ['front-settings: unknown-rne']
      : undefined,
  ),
  ...rows('search-simple', 'search', data, []),
  ...rows('portal-results', 'results-page', page, []),
  ...rows('portal-account', 'account-page', page, noOther, ({ kind }) =>
    kind === 'html' ? ['account-page: unreadable', ...noOther] : undefined,
  ),
  ['portal-account', { kind: 'unknown-borrower' }, ['account-page: unknown-borrower', ...noOther]],
  ...rows('loans-api', 'loans-api', data, noOther, (fault) => {
    // The contract's responses for an unknown borrower, and for one without loans.
    if (fault.kind === 'status' && fault.status === 404) return ['loans-api: unknown-borrower', ...noOther];
    return fault.kind === 'empty-array' ? ['loan-sources: sources-differ'] : undefined;
  }),
  ['loans-api', { kind: 'unknown-borrower' }, ['loans-api: unknown-borrower', ...noOther]],
  ...rows('cas-login', 'sign-on', page, ['silent-sign-on: (earlier-step)'], ({ kind }) => {
    if (kind === 'login-page') return ['sign-on: sign-in-page', 'silent-sign-on: not-signed-in'];
    // A redirect has no body.
    return kind === 'cut' ? [] : undefined;
  }),
  ...rows('portal-home', 'home-page', page, noToken, homeFindings),
  ['portal-home', { kind: 'expired-token' }, tokenFindings('expired-token')],
  ['portal-home', { kind: 'foreign-token' }, tokenFindings('foreign-token')],
  ['portal-home', { kind: 'not-yet-valid-token' }, tokenFindings('early-token', 'expired-token')],
  ['portal-home', { kind: 'nameless-token' }, ['silent-sign-on: nameless-token']],
  [
    'portal-home',
    { kind: 'unknown-account' },
    ['silent-sign-on: not-linked', 'account-page: not-linked', ...noOther],
  ],
];

function tokenFindings(reason: string, account = reason): readonly string[] {
  return [
    `public-token: ${reason}`,
    'search: (earlier-step)',
    `silent-sign-on: ${reason}`,
    `account-page: ${account}`,
    ...noOther,
  ];
}

/** A fault of the home page is reported by the first step that meets it, and by later steps that need the page. */
function homeFindings(fault: Fault): readonly string[] {
  const down = (reason: string, account: string) => [
    ...[`reachable: ${reason}`, 'home-page: (earlier-step)', ...noToken, `sign-on: ${reason}`],
    ...['silent-sign-on: (earlier-step)', `account-page: ${account}`, ...noOther],
  ];
  const wrong = (reason: string) => [
    ...[`home-page: ${reason}`, ...noToken],
    ...['silent-sign-on: unreadable', 'account-page: unreadable', ...noOther],
  ];
  switch (fault.kind) {
    case 'refuse':
      return down('unreachable', 'unreachable');
    case 'status':
      return statusFindings(fault.status, down);
    case 'cut':
      return down('cut', 'unreachable');
    case 'too-long':
      return down('too-long', 'unreadable');
    case 'html':
      return wrong('not-a-portal');
    case 'login-page':
      return wrong('sign-in-page');
    case 'redirect':
      return [
        ...['home-page: leads-elsewhere', ...noToken, 'sign-on: leads-elsewhere'],
        ...['silent-sign-on: (earlier-step)', 'account-page: not-signed-in', ...noOther],
      ];
    default:
      return wrong('unreadable');
  }
}

function statusFindings(code: number, down: (reason: string, account: string) => readonly string[]) {
  if (code === 404) return down('not-found', 'refused');
  if (code === 429) return down('paused', 'paused');
  return code === 500 ? down('down', 'unreachable') : down('refused', 'refused');
}
