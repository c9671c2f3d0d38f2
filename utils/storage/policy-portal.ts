import { z } from 'zod';
import type { PolicyFault, PolicyFaultKind } from '../domain/policy-check.ts';
import type { Portal } from '../domain/portal.ts';
import {
  type DraftFaults,
  draftOf,
  emptyDraft,
  readDraft,
  withAddress,
  withRne,
} from '../domain/portal-draft.ts';
import type { Result } from '../domain/result.ts';
import { parseRne } from '../domain/rne.ts';
import { isSame } from '../domain/settings-change.ts';
import { PolicyPortal } from './portal-record.ts';

const Named = z.object({ name: z.string() });

/** Reads each portal on its own: an invalid one does not affect the others. Unknown fields are reported and ignored. */
export function readPolicyPortals(values: readonly unknown[]): {
  readonly portals: readonly Portal[];
  readonly faults: readonly PolicyFault[];
} {
  const portals: Portal[] = [];
  const faults: PolicyFault[] = [];
  for (const [index, value] of values.entries()) {
    const named = Named.safeParse(value);
    const portal = { number: index + 1, name: named.success ? named.data.name : null };
    const addFault = (field: string | null, kind: PolicyFaultKind) =>
      faults.push({ key: 'portals', portal, field, kind });
    const read = readOne(value, portals, addFault);
    if (read !== null) portals.push(read);
  }
  return { portals, faults };
}

/**
 * A portal as a policy writes it: the fields that `readPolicyPortals` would not derive from the others. The id is one of
 * them, since exports are filed under it; how users are exported is not, since that is the work of one computer.
 */
export function writePolicyPortal({ feed: _, ...portal }: Portal): Readonly<Record<string, unknown>> {
  const { rne, name, address } = portal;
  const id = `policy-${rne}`;
  const usual = portalOf({ rne, name, address }, id);
  const derived = new Map<string, unknown>(Object.entries(usual.ok ? usual.value : {}));
  const usualAddress = portalOf({ rne, name }, id);
  derived.set('address', usualAddress.ok ? usualAddress.value.address : null);
  const isNeeded = (field: string, value: unknown) =>
    field === 'rne' || field === 'name' || (value !== null && !isSame(derived.get(field), value));
  return Object.fromEntries(Object.entries(portal).filter(([field, value]) => isNeeded(field, value)));
}

type AddFault = (field: string | null, kind: PolicyFaultKind) => void;

function readOne(value: unknown, before: readonly Portal[], addFault: AddFault): Portal | null {
  const parsed = PolicyPortal.safeParse(value);
  const given = z.record(z.string(), z.unknown()).safeParse(value).data ?? {};
  for (const field of Object.keys(given))
    if (!Object.hasOwn(PolicyPortal.shape, field)) addFault(field, 'unknown-key');
  if (!parsed.success) {
    for (const [field, kind] of valueFaults(parsed.error, given)) addFault(field, kind);
    return null;
  }
  const id = parsed.data.id ?? derivedId(parsed.data.rne, before);
  if (before.some((other) => other.id === id)) {
    addFault('id', 'repeated-id');
    return null;
  }
  const portal = portalOf(parsed.data, id);
  if (portal.ok) return portal.value;
  addDraftFaults(portal.failure, parsed.data, addFault);
  return null;
}

/** The first fault of each field. */
function valueFaults(
  { issues }: z.ZodError,
  given: Readonly<Record<string, unknown>>,
): ReadonlyMap<string | null, PolicyFaultKind> {
  const faults = new Map<string | null, PolicyFaultKind>();
  for (const { path, code } of issues) {
    const field = path[0] === undefined ? null : String(path[0]);
    const isMissing = field !== null && given[field] === undefined;
    const kind = code === 'invalid_type' ? 'wrong-type' : 'wrong-value';
    if (!faults.has(field)) faults.set(field, isMissing ? 'empty' : kind);
  }
  return faults;
}

/** Missing fields are derived from the RNE, then from the address, as in the editor. */
function portalOf(written: PolicyPortal, id: string): Result<Portal, DraftFaults> {
  const usual = withRne(emptyDraft, written.rne);
  const placed = written.address === undefined ? usual : withAddress(usual, written.address);
  return readDraft(draftOf(written, placed), { id });
}

/** A fault of a field that was derived from another is reported for that one only. */
function addDraftFaults(faults: DraftFaults, written: PolicyPortal, addFault: AddFault): void {
  for (const [field, kind] of Object.entries(faults)) {
    const isDerived = (field === 'address' || field === 'searchTemplate') && written[field] === undefined;
    if (!isDerived) addFault(field, kind);
  }
}

/** The same on every computer and at every reading: `policy-9990001X`; a school's second portal has `-2`. */
function derivedId(text: string, before: readonly Portal[]): string {
  const rne = parseRne(text);
  const first = `policy-${rne.ok ? rne.value.rne : text}`;
  const isTaken = (id: string) => before.some((other) => other.id === id);
  let id = first;
  for (let number = 2; isTaken(id); number += 1) id = `${first}-${number}`;
  return id;
}
