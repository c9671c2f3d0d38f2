import type { Ground } from './assumptions.ts';

interface LoanSourceTraits {
  /** True when the extension requests it with the user's portal session; false when a page that the user opens shows it. */
  readonly fetched: boolean;
  /** The field of a portal with the source's own address; null for a source that every portal has. */
  readonly addressField: 'loansApi' | null;
  /** What it responds with: an HTML page, or JSON. */
  readonly format: 'page' | 'data';
  /** Lists returned loans. */
  readonly history: boolean;
  readonly reservations: boolean;
  /** Maximum age of the data at the moment it is read, in ms. */
  readonly stalenessMs: number;
  /** What its check depends on. */
  readonly ground: Ground;
}

/**
 * The sources of loans, in the order in which they are tried. Their texts are `source_…`, `recovery_…`,
 * `recovery_…_hint`, and for fetched sources `check_…` and `good_…`.
 */
export const loanSources = {
  'loans-api': {
    fetched: true,
    addressField: 'loansApi',
    format: 'data',
    history: true,
    reservations: false,
    stalenessMs: 0,
    ground: { kind: 'assumed', names: ['loans-gateway'] },
  },
  'account-page': {
    fetched: true,
    addressField: null,
    format: 'page',
    history: true,
    reservations: true,
    stalenessMs: 0,
    ground: { kind: 'assumed', names: ['account-page'] },
  },
  // PRONOTE reads the loans from the portal once a day.
  'pronote-widget': {
    fetched: false,
    addressField: null,
    format: 'page',
    history: false,
    reservations: false,
    stalenessMs: 86_400_000,
    ground: { kind: 'assumed', names: ['cdi-widget'] },
  },
} as const satisfies Record<string, LoanSourceTraits>;

/** Where loans were read; shown to the user. */
export type LoanSource = keyof typeof loanSources;

export type FetchedLoanSource = {
  [Source in LoanSource]: (typeof loanSources)[Source]['fetched'] extends true ? Source : never;
}[LoanSource];

/** In the order in which they are tried. */
export const loanSourceNames = Object.keys(loanSources) as readonly LoanSource[];

/** In the order in which they are checked: those that every portal has, then those with an address of their own. */
export const fetchedLoanSources: readonly FetchedLoanSource[] = [
  ...loanSourceNames.filter((source) => !hasAddress(source)),
  ...loanSourceNames.filter(hasAddress),
].filter(isFetched);

export function isLoanSource(name: string): name is LoanSource {
  return Object.hasOwn(loanSources, name);
}

export function isFetched(source: LoanSource): source is FetchedLoanSource {
  return loanSources[source].fetched;
}

/** Whether a portal needs an address for this source. */
export function hasAddress(source: LoanSource): boolean {
  return loanSources[source].addressField !== null;
}

/** The addresses that a portal's settings give its sources; null where there is none. */
type SourceAddresses = Readonly<Record<NonNullable<LoanSourceTraits['addressField']>, string | null>>;

/** Whether the source can be used: it needs no address, or has one. */
export function isConfigured(source: LoanSource, addresses: SourceAddresses): boolean {
  const { addressField } = loanSources[source];
  return addressField === null || addresses[addressField] !== null;
}
