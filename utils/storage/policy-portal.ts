import { z } from 'zod';
import { loanSourceNames } from '../domain/loan-sources.ts';
import type { PolicyFault, PolicyFaultKind } from '../domain/policy-fault.ts';
import type { Portal } from '../domain/portal.ts';
import {
  type DraftFaults,
  emptyDraft,
  type PortalDraft,
  readDraft,
  withAddress,
  withRne,
} from '../domain/portal-draft.ts';
import { parseRne } from '../domain/rne.ts';
import { serverlessSignOnMethods, serverSignOnMethods, signOnServer } from '../domain/sign-on-methods.ts';
import { webspaces } from '../domain/webspace.ts';

/** A portal as a policy writes it by hand: all but the school's number and a name have a usual value. */
export const PolicyPortal = z.object({
  id: z.string().trim().min(1).max(200).optional(),
  rne: z.string(),
  name: z.string(),
  description: z.string().optional(),
  address: z.string().optional(),
  searchTemplate: z.string().optional(),
  delegation: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.enum(serverlessSignOnMethods) }),
      z.object({ kind: z.enum(serverSignOnMethods), signOnAddress: z.string() }),
    ])
    .optional(),
  loansApi: z.string().optional(),
  loanSources: z.array(z.enum(loanSourceNames)).readonly().optional(),
  classes: z.array(z.string().min(1)).readonly().optional(),
  webspaces: z.array(z.enum(webspaces)).readonly().optional(),
} satisfies Readonly<Record<Exclude<keyof Portal, 'feed'>, z.ZodType>>);

type PolicyPortal = z.infer<typeof PolicyPortal>;

const Named = z.object({ name: z.string() });

/** Each portal by itself: a bad one costs no other. Unknown fields are told, and cost nothing. */
export function readPolicyPortals(values: readonly unknown[]): {
  readonly portals: readonly Portal[];
  readonly faults: readonly PolicyFault[];
} {
  const portals: Portal[] = [];
  const faults: PolicyFault[] = [];
  for (const [index, value] of values.entries()) {
    const named = Named.safeParse(value);
    const portal = { number: index + 1, name: named.success ? named.data.name : null };
    const tell = (field: string | null, kind: PolicyFaultKind) =>
      faults.push({ key: 'portals', portal, field, kind });
    const read = readOne(value, portals, tell);
    if (read !== null) portals.push(read);
  }
  return { portals, faults };
}

type Tell = (field: string | null, kind: PolicyFaultKind) => void;

function readOne(value: unknown, before: readonly Portal[], tell: Tell): Portal | null {
  const parsed = PolicyPortal.safeParse(value);
  const given = z.record(z.string(), z.unknown()).safeParse(value);
  for (const field of Object.keys(given.success ? given.data : {}))
    if (!Object.hasOwn(PolicyPortal.shape, field)) tell(field, 'unknown-key');
  if (!parsed.success) {
    for (const [field, kind] of valueFaults(parsed.error, given.success ? given.data : {})) tell(field, kind);
    return null;
  }
  const id = parsed.data.id ?? derivedId(parsed.data.rne, before);
  if (before.some((other) => other.id === id)) {
    tell('id', 'repeated-id');
    return null;
  }
  const portal = readDraft(draftOfPolicy(parsed.data), { id });
  if (portal.ok) return portal.value;
  tellDraftFaults(portal.failure, parsed.data, tell);
  return null;
}

/** Each field that is wrong, once. */
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

/** The usual values come from the number, then from the address, as they do in the editor. */
function draftOfPolicy(written: PolicyPortal): PortalDraft {
  const usual = withRne(emptyDraft, written.rne);
  const placed = written.address === undefined ? usual : withAddress(usual, written.address);
  const { delegation, webspaces: shownIn = [] } = written;
  return {
    ...placed,
    name: written.name,
    description: written.description ?? '',
    searchTemplate: written.searchTemplate ?? placed.searchTemplate,
    delegation: delegation?.kind ?? usual.delegation,
    signOnAddress: (delegation === undefined ? null : signOnServer(delegation)) ?? '',
    loansApi: written.loansApi ?? '',
    loanSources: written.loanSources ?? usual.loanSources,
    classes: written.classes ?? [],
    webspaces: shownIn.length === 0 ? usual.webspaces : shownIn,
  };
}

/** What follows from a number that is none is not told a second time. */
function tellDraftFaults(faults: DraftFaults, written: PolicyPortal, tell: Tell): void {
  for (const [field, kind] of Object.entries(faults)) {
    const derived = (field === 'address' || field === 'searchTemplate') && written[field] === undefined;
    if (!derived) tell(field, kind);
  }
}

/** The same on every computer, and from one day to the next: `policy-9990001X`; a school's second has `-2`. */
function derivedId(text: string, before: readonly Portal[]): string {
  const rne = parseRne(text);
  const first = `policy-${rne.ok ? rne.value.rne : text}`;
  const isTaken = (id: string) => before.some((other) => other.id === id);
  let id = first;
  for (let number = 2; isTaken(id); number += 1) id = `${first}-${number}`;
  return id;
}
