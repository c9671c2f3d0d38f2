import type { DraftFault } from './portal-draft.ts';
import type { Rne } from './rne.ts';

export type PolicyFaultKind =
  /** An unknown key, or an unknown field within a key. It is ignored. */
  | 'unknown-key'
  /** Text instead of a list, for example. Within a portal, Chromium then drops all portals. */
  | 'wrong-type'
  /** An unknown webspace, for example. */
  | 'wrong-value'
  /** An earlier portal of the policy has the same id. */
  | 'repeated-id'
  | DraftFault;

/** A part of a school's policy that cannot be used. */
export interface PolicyFault {
  /** `portals`, for example. */
  readonly key: string;
  /** `number` counts from 1; null outside of `portals`. */
  readonly portal: { readonly number: number; readonly name: string | null } | null;
  /** Within the key or the portal, such as `address`; null for the whole of it. */
  readonly field: string | null;
  readonly kind: PolicyFaultKind;
}

/** The path within the policy: `portals.1.address`. */
export function faultPath({ key, portal, field }: PolicyFault): string {
  return [key, portal?.number, field].filter((part) => part !== null && part !== undefined).join('.');
}

/** File formats of browser policies. */
export type PolicyFormat = 'chrome-json' | 'firefox-json' | 'google-admin' | 'registry' | 'bare';

export type PolicyProblem =
  | { readonly kind: 'empty' }
  /** `line` and `column` count from 1. */
  | { readonly kind: 'not-json'; readonly line: number; readonly column: number }
  /** A line that is not valid in a registry file; counts from 1. */
  | { readonly kind: 'not-registry'; readonly line: number }
  /** JSON without any value for an extension. */
  | { readonly kind: 'nothing-for-us' }
  /** Values for other extensions only, with these ids. */
  | { readonly kind: 'other-extensions'; readonly ids: readonly string[] }
  /** A registry value that should be JSON. */
  | { readonly kind: 'not-json-value' }
  /** Chromium drops all portals when a value within one of them has the wrong type. */
  | { readonly kind: 'costs-all-portals' }
  | { readonly kind: 'fault'; readonly fault: PolicyFault }
  /** The check letter of the RNE does not match its seven digits. */
  | { readonly kind: 'letter'; readonly rne: Rne; readonly expected: Rne }
  /** Same school and address as the portal of this number, counted from 1. */
  | { readonly kind: 'same-portal'; readonly number: number };

/** `error`: something does not work as written. `warning`: it works, but is probably a mistake. */
type FindingLevel = 'error' | 'warning';

export interface PolicyFinding {
  readonly level: FindingLevel;
  /** Path: `3rdparty › extensions › … › portals › 2 › address`; empty for the file as a whole. */
  readonly place: readonly string[];
  readonly problem: PolicyProblem;
}

/** The result of checking a policy file. */
export interface PolicyCheck {
  readonly format: PolicyFormat | null;
  readonly findings: readonly PolicyFinding[];
  /** Names of the portals that browsers will show. */
  readonly portals: readonly string[];
}
