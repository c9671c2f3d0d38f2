import { fetchedLoanSources } from './loan-sources.ts';

/** The steps of a portal check, in order. Each fetched source of loans is a step under its own name. */
export const portalSteps = [
  'reachable',
  'home-page',
  'front-settings',
  'public-token',
  'search',
  'results-page',
  'sign-on',
  'silent-sign-on',
  ...fetchedLoanSources,
  'loan-sources',
] as const;
export type PortalStep = (typeof portalSteps)[number];

/** The checks of an open page of PRONOTE, in order. */
export const pageSteps = [
  'pronote-page',
  'pronote-version',
  'pronote-generation',
  'pronote-selectors',
  'pronote-person',
  'pronote-widget',
  'pronote-panel',
] as const;
type PageStep = (typeof pageSteps)[number];

/** The checks of this browser, in order. */
export const computerSteps = ['permissions', 'policy', 'settings', 'wake-ups', 'databases'] as const;
type ComputerStep = (typeof computerSteps)[number];

export type CheckStep = PortalStep | PageStep | ComputerStep;

/** The result of one step. `problem` stops the portal from working, `warning` affects a part of it. */
export type CheckOutcome =
  | { readonly kind: 'good' }
  | { readonly kind: 'warning'; readonly reason: CheckReason }
  | { readonly kind: 'problem'; readonly reason: CheckReason }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

/** Why a step was not run. */
export type SkipReason =
  /** Not configured for the portal. */
  | 'not-set-up'
  /** An earlier step failed. */
  | 'earlier-step'
  /** Loans are read for saved portals only. */
  | 'not-saved'
  /** Fewer than two sources of loans succeeded. */
  | 'nothing-to-compare'
  /** Not part of this page of PRONOTE. */
  | 'not-on-this-page';

interface ReasonTraits {
  /** Needs no repair: something could not be checked, or is as the school has configured it. */
  readonly informative?: true;
  /** Concerns the format of a response, and so contradicts an assumption. */
  readonly contradicts?: true;
}

/** What was wrong with a response, of whatever request. */
const responseReasons = {
  /** Unknown host, no network, or a rejected certificate. */
  unreachable: {},
  /** No complete response within ten seconds. */
  'too-slow': {},
  /** The connection broke during the response. */
  cut: {},
  'too-long': {},
  /** An error status without a reason of its own below. */
  refused: {},
  'not-found': { contradicts: true },
  /** Status 5xx. */
  down: {},
  /** Status 429. */
  paused: {},
  /** The response came from another host, or redirects to one. */
  'leads-elsewhere': { contradicts: true },
  /** A page instead of data, or another page than the requested one: maintenance, a web filter's notice. */
  'other-page': { contradicts: true },
  /** A sign-in form instead of the response. */
  'sign-in-page': { informative: true },
  empty: { contradicts: true },
  /** An unknown format. */
  unreadable: { contradicts: true },
  /** The extension lacks the host permission. */
  'no-permission': {},
  /** The check itself failed. */
  'extension-failed': {},
} as const satisfies Record<string, ReasonTraits>;

export type ResponseReason = keyof typeof responseReasons;

/** Why a step found a warning or a problem. */
const checkReasons = {
  ...responseReasons,

  /** The page has no feature of an e-sidoc portal. */
  'not-a-portal': { contradicts: true },
  /** The portal has moved to another address. */
  moved: {},
  /** e-sidoc has no portal for this RNE. */
  'unknown-rne': {},
  'no-token': { contradicts: true },
  'foreign-token': {},
  /** The token has expired, by this computer's clock. */
  'expired-token': {},
  'early-token': {},
  /** Tokens of several persons in one page. */
  'doubtful-token': { contradicts: true },
  /** The results page lists nothing for a word that every library has. */
  'no-results': { contradicts: true },
  /** The page's results cannot be checked: a script renders them. */
  'unseen-results': { informative: true },

  /** The sign-on server responds, but the user is not signed in: no configuration error. */
  'not-signed-in': { informative: true },
  /** There is no current user: PRONOTE was not opened in this browser. */
  'nobody-there': { informative: true },
  /** Signed in at school, but unknown to the portal. */
  'not-linked': {},
  /** The portal's session belongs to another person than PRONOTE's. */
  'someone-else': {},
  /** The portal's session names no person, and did not come from the school's sign-on. */
  unproven: { contradicts: true },
  /** The session names no person, but came from the school's sign-on. */
  'nameless-token': { informative: true, contradicts: true },
  /** The user is signed in, but has no borrower account. */
  'unknown-borrower': { informative: true },
  /** Two sources list different loans. */
  'sources-differ': { contradicts: true },

  'no-tab': { informative: true },
  /** The browser blocked the probe of the tab. */
  'closed-tab': { informative: true },
  'page-sign-in': { informative: true },
  'page-chooser': { informative: true },
  'page-mobile': { informative: true },
  'page-other-section': { informative: true },
  'page-other': { informative: true },
  /** The page claims to be the home page, but matches none of the known ones. */
  'page-changed': { contradicts: true },
  'page-framed': { informative: true },
  'no-version': { informative: true, contradicts: true },
  'unknown-generation': { contradicts: true },
  'lines-missing': { contradicts: true },
  'lines-refused': {},
  'person-unread': { contradicts: true },
  'widget-unread': { informative: true, contradicts: true },
  'panel-absent': {},

  'permissions-missing': {},
  'policy-faults': {},
  'settings-unreadable': {},
  'no-wake-up': {},
  'database-failed': {},
} as const satisfies Record<string, ReasonTraits>;

export type CheckReason = keyof typeof checkReasons;

export function reasonTraits(reason: CheckReason): ReasonTraits {
  return checkReasons[reason];
}

/** The response to a request, without its content. */
export interface Exchange {
  /** Null without a response. */
  readonly status: number | null;
  readonly milliseconds: number;
  /** `text/html`; null without the header. */
  readonly contentType: string | null;
  /** The responding host, where it differs from the requested one. */
  readonly endedAt: string | null;
  readonly redirected: boolean;
  readonly body: 'whole' | 'cut' | 'too-long';
  readonly content: 'page' | 'sign-in-page' | 'data' | 'empty-data' | 'text' | 'nothing';
}

/** The state of one line of a finding, such as a selector. */
export interface CheckedLine {
  readonly name: string;
  readonly state: 'found' | 'absent' | 'refused';
  /** Whether its absence from this page is an error. */
  readonly expected: boolean;
}

export interface CheckFinding {
  readonly step: CheckStep;
  readonly outcome: CheckOutcome;
  /** Host and path of the request, with secrets redacted; null without a request. */
  readonly asked: string | null;
  readonly exchange: Exchange | null;
  /** Technical details, included in the report; contains no personal data. */
  readonly detail: string | null;
  /** Shown on screen but left out of the report: a title, a number of loans. */
  readonly onScreen: string | null;
  readonly lines: readonly CheckedLine[];
}

/** A finding without further details than those given. */
export function finding(
  step: CheckStep,
  outcome: CheckOutcome,
  part: Partial<Omit<CheckFinding, 'step' | 'outcome'>> = {},
): CheckFinding {
  return { step, outcome, asked: null, exchange: null, detail: null, onScreen: null, lines: [], ...part };
}
