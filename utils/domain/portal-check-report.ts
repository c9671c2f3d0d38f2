/** What a check of a portal looks at, in the order in which it is done. */
export const portalSteps = [
  'reachable',
  'home-page',
  'front-settings',
  'public-token',
  'search',
  'results-page',
  'sign-on',
  'silent-sign-on',
  'account-page',
  'loans-api',
  'loan-sources',
] as const;
export type PortalStep = (typeof portalSteps)[number];

/** What is looked at in an open page of PRONOTE. */
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

/** What is looked at in this browser. */
export const computerSteps = ['permissions', 'policy', 'settings', 'wake-ups', 'databases'] as const;
type ComputerStep = (typeof computerSteps)[number];

export type CheckStep = PortalStep | PageStep | ComputerStep;

/** What one step found. `problem` stops the portal from working, `warning` costs a part of it. */
export type CheckOutcome =
  | { readonly kind: 'good' }
  | { readonly kind: 'warning'; readonly reason: CheckReason }
  | { readonly kind: 'problem'; readonly reason: CheckReason }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

/** Why something was not looked at. */
export type SkipReason =
  /** The portal is not set up for it. */
  | 'not-set-up'
  /** An earlier step failed. */
  | 'earlier-step'
  /** Loans are read for portals that are saved, as they are saved. */
  | 'not-saved'
  /** Fewer than two sources of loans have answered. */
  | 'nothing-to-compare'
  /** This page of PRONOTE does not show it. */
  | 'not-on-this-page';

export type CheckReason = AnswerReason | PortalReason | PersonReason | PageReason | ComputerReason;

/** What was wrong with an answer, whatever was asked. */
export type AnswerReason =
  /** No such host, no network, a certificate that is refused. */
  | 'unreachable'
  /** No whole answer within ten seconds. */
  | 'too-slow'
  /** The answer broke off on its way. */
  | 'cut'
  | 'too-long'
  /** An answer with an error status that none of the others is about. */
  | 'refused'
  | 'not-found'
  /** The server says that it is broken or busy. */
  | 'down'
  /** The server asks to be left alone for a while. */
  | 'paused'
  /** The answer came from another host, or sends to one. */
  | 'leads-elsewhere'
  /** A page where data were due, or another page than the one asked for: maintenance, a filter's notice. */
  | 'other-page'
  /** A form that asks for a password in place of the answer. */
  | 'sign-in-page'
  | 'empty'
  /** A shape where another was expected. */
  | 'unreadable'
  /** The browser has no permission for this host. */
  | 'no-permission'
  /** The check itself failed: the fault is ours. */
  | 'extension-failed';

type PortalReason =
  /** The page answers, but carries none of the marks of an e-sidoc portal. */
  | 'not-a-portal'
  /** The portal has moved to another address. */
  | 'moved'
  /** e-sidoc answers that this RNE has no portal. */
  | 'unknown-rne'
  | 'no-token'
  | 'foreign-token'
  /** The token's time is over: the portal's fault, or this computer's clock. */
  | 'expired-token'
  | 'early-token'
  /** Tokens of several persons in one page. */
  | 'doubtful-token'
  /** The results page says that it found nothing for a word that every library has. */
  | 'no-results'
  /** The page answers, and its results cannot be seen in it: a script writes them. */
  | 'unseen-results';

type PersonReason =
  /** The sign-on service answers, but nobody is signed in: not a fault of the set-up. */
  | 'not-signed-in'
  /** PRONOTE is not open for anybody in this browser. */
  | 'nobody-there'
  /** Signed in at school, but the portal does not take the person in. */
  | 'not-linked'
  /** The portal's session is another person's than the one in PRONOTE. */
  | 'someone-else'
  /** The portal's session names nobody, and the school's sign-on does not vouch for it. */
  | 'unproven'
  /** The session names nobody; the school's sign-on vouches for it. */
  | 'nameless-token'
  /** The person is signed in, but is not a borrower of this library. */
  | 'unknown-borrower'
  /** Two sources of loans tell of different ones. */
  | 'sources-differ';

type PageReason =
  | 'no-tab'
  /** The browser did not let the look into the tab. */
  | 'closed-tab'
  | 'page-sign-in'
  | 'page-chooser'
  | 'page-mobile'
  | 'page-other-section'
  | 'page-other'
  /** The page says that it is the home page, and what is known of home pages is not in it. */
  | 'page-changed'
  | 'page-framed'
  | 'no-version'
  | 'unknown-generation'
  | 'lines-missing'
  | 'lines-refused'
  | 'person-unread'
  | 'widget-unread'
  | 'panel-absent';

type ComputerReason =
  | 'permissions-missing'
  | 'policy-faults'
  | 'settings-unreadable'
  | 'no-wake-up'
  | 'database-failed';

/** What came back for a question, without a word of what it said. */
export interface Exchange {
  /** Null when no answer came. */
  readonly status: number | null;
  readonly milliseconds: number;
  /** `text/html`; null when the answer does not say. */
  readonly contentType: string | null;
  /** The host that answered, where it is another than the one asked. */
  readonly endedAt: string | null;
  readonly redirected: boolean;
  readonly body: 'whole' | 'cut' | 'too-long';
  readonly content: 'page' | 'sign-in-page' | 'data' | 'empty-data' | 'text' | 'nothing';
}

/** A thing that was looked for by itself, such as a selector, and whether it is there. */
export interface CheckedLine {
  readonly name: string;
  readonly state: 'found' | 'absent' | 'refused';
  /** Whether its absence from this page is a fault. */
  readonly expected: boolean;
}

export interface CheckFinding {
  readonly step: CheckStep;
  readonly outcome: CheckOutcome;
  /** Host and path that were asked, without anything secret; null when nothing was. */
  readonly asked: string | null;
  readonly exchange: Exchange | null;
  /** What else was seen, for people who know. It names no person, and stands in the report too. */
  readonly detail: string | null;
  /** What only the person at this screen is shown: a title, a number of loans. Never in a report. */
  readonly onScreen: string | null;
  readonly lines: readonly CheckedLine[];
}
