import type { PolicyFault } from './policy-fault.ts';
import type { Rne } from './rne.ts';

/** The kinds of file that a policy for browsers is written in. */
export type PolicyFormat = 'chrome-json' | 'firefox-json' | 'google-admin' | 'registry' | 'bare';

export type PolicyProblem =
  | { readonly kind: 'empty' }
  /** The first thing that is not JSON stands here; lines and columns begin at 1. */
  | { readonly kind: 'not-json'; readonly line: number; readonly column: number }
  /** A line of a registry file that is none. */
  | { readonly kind: 'not-registry'; readonly line: number }
  /** JSON, but nothing in it is for an extension. */
  | { readonly kind: 'nothing-for-us' }
  /** Only for other extensions, under these ids. */
  | { readonly kind: 'other-extensions'; readonly ids: readonly string[] }
  /** Text in a registry value where JSON is expected. */
  | { readonly kind: 'not-json-value' }
  /** Chromium drops all the portals while a value within one of them has another type than it expects. */
  | { readonly kind: 'costs-all-portals' }
  | { readonly kind: 'fault'; readonly fault: PolicyFault }
  /** The check letter is another than the seven digits call for. */
  | { readonly kind: 'letter'; readonly rne: Rne; readonly expected: Rne }
  /** The same school and address as this earlier portal, the first being 1. */
  | { readonly kind: 'same-portal'; readonly number: number };

/** `error`: something will not work as written. `warning`: it works, and may be meant otherwise. */
type FindingLevel = 'error' | 'warning';

export interface PolicyFinding {
  readonly level: FindingLevel;
  /** Where it stands: `3rdparty › extensions › … › portals › 2 › address`; empty for the file as a whole. */
  readonly place: readonly string[];
  readonly problem: PolicyProblem;
}

/** What the check of a policy file found. */
export interface PolicyCheck {
  readonly format: PolicyFormat | null;
  readonly findings: readonly PolicyFinding[];
  /** Names of the portals that browsers would show. */
  readonly portals: readonly string[];
}
