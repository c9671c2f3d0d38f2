import type { AssumptionName, Ground } from './assumptions.ts';
import { isLoanSource, type LoanSource, loanSources } from './loan-sources.ts';
import { type CheckFinding, type CheckReason, type CheckStep, reasonTraits } from './portal-check-report.ts';

/** The findings about this computer, PRONOTE's page, or one portal. */
export interface FindingsGroup {
  readonly kind: 'computer' | 'pronote' | 'portal';
  /** The portal's name as its administrator typed it: shown on screen only, never in a report. */
  readonly name: string | null;
  /** The portal's RNE and host. */
  readonly place: string | null;
  readonly findings: readonly CheckFinding[];
}

/** A finding with its group. */
export interface Placed {
  readonly finding: CheckFinding;
  readonly group: FindingsGroup;
}

export interface Verdict {
  /** What does not work. */
  readonly except: readonly Placed[];
  /** What could not be checked, or is for information. */
  readonly toKnow: readonly Placed[];
}

/** Separates the findings that need a repair from those that are informative; good and skipped ones are left out. */
export function verdictOf(groups: readonly FindingsGroup[]): Verdict {
  const placed = groups.flatMap((group) => group.findings.map((finding) => ({ finding, group })));
  const notable = placed.filter(({ finding }) => reasonOf(finding) !== null);
  return {
    except: notable.filter(({ finding }) => !isInformative(finding)),
    toKnow: notable.filter(({ finding }) => isInformative(finding)),
  };
}

function isInformative(finding: CheckFinding): boolean {
  const reason = reasonOf(finding);
  return finding.outcome.kind === 'warning' && reason !== null && reasonTraits(reason).informative === true;
}

function reasonOf({ outcome }: CheckFinding): CheckReason | null {
  return outcome.kind === 'good' || outcome.kind === 'skipped' ? null : outcome.reason;
}

const own: Ground = { kind: 'own' };

const stepGrounds: Readonly<Record<Exclude<CheckStep, LoanSource>, Ground>> = {
  reachable: { kind: 'public', source: 'a2br/esidoc.js' },
  'home-page': { kind: 'public', source: 'a2br/esidoc.js' },
  'front-settings': assumed('search'),
  'public-token': assumed('search'),
  search: assumed('search'),
  'results-page': assumed('portal-addresses'),
  'sign-on': { kind: 'public', source: 'CAS Protocol 3.0' },
  'silent-sign-on': assumed('silent-sign-on', 'signed-in-token'),
  'loan-sources': assumed('account-page', 'cdi-widget'),
  'pronote-page': assumed('pronote-page'),
  'pronote-version': assumed('pronote-page'),
  'pronote-generation': assumed('pronote-page'),
  'pronote-selectors': assumed('pronote-page'),
  'pronote-person': assumed('pronote-page'),
  'pronote-panel': own,
  permissions: own,
  policy: own,
  settings: own,
  'wake-ups': own,
  databases: own,
};

/** What a check depends on. Each source of loans is checked under its own name. */
export function groundOf(step: CheckStep): Ground {
  return isLoanSource(step) ? loanSources[step].ground : stepGrounds[step];
}

function assumed(...names: readonly AssumptionName[]): Ground {
  return { kind: 'assumed', names };
}

/** Whether the assumption or the contract holds here; open when the check could not tell. */
export type Settlement = 'holds' | 'fails' | 'open';

export function settlementOf({ outcome }: CheckFinding): Settlement {
  if (outcome.kind === 'good') return 'holds';
  if (outcome.kind === 'skipped') return 'open';
  return reasonTraits(outcome.reason).contradicts ? 'fails' : 'open';
}
