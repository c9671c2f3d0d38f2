import type { DraftFault } from './portal-draft.ts';

export type PolicyFaultKind =
  /** A key of the policy, or a field in it, that there is none of. It is passed over. */
  | 'unknown-key'
  /** Text where a list belongs: within a portal, Chromium drops all the portals for it. */
  | 'wrong-type'
  /** A webspace that there is none of: a value that cannot be used. */
  | 'wrong-value'
  /** Another portal of the policy has this id already. */
  | 'repeated-id'
  | DraftFault;

/** Something in a school's policy that is not understood. */
export interface PolicyFault {
  /** The key of the policy: `portals`. */
  readonly key: string;
  /** Which of the portals, the first being 1, with its name where it has one. */
  readonly portal: { readonly number: number; readonly name: string | null } | null;
  /** The field within the key or the portal: `address`. Null for the whole of it. */
  readonly field: string | null;
  readonly kind: PolicyFaultKind;
}

/** Where it stands, as the policy itself names it: `portals.1.address`. */
export function faultPath({ key, portal, field }: PolicyFault): string {
  return [key, portal?.number, field].filter((part) => part !== null && part !== undefined).join('.');
}
