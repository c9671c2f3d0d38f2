import { z } from 'zod';
import { isChoosable } from '../browser/languages.ts';
import { type Computer, computers } from '../domain/computer.ts';
import type { SelectorRepairs } from '../domain/page-selectors.ts';
import { type NativeWidgetMode, nativeWidgetModes } from '../domain/panel.ts';
import type { PolicyFault } from '../domain/policy-fault.ts';
import type { Portal } from '../domain/portal.ts';
import { readSite } from '../domain/pronote-site.ts';
import type { ReminderRules } from '../domain/reminder-rules.ts';
import { webspaces } from '../domain/webspace.ts';
import { readPolicyPortals } from './policy-portal.ts';
import { ReminderPolicy } from './reminder-records.ts';

const Selector = z.string().min(1).max(500);
const Selectors = z.array(Selector).min(1).max(20).readonly();

/** What a school sets for all its computers; every key by itself, so that a bad one costs no other. */
export const policyKeys = {
  compat: z.object({
    home: z.exactOptional(Selector),
    columns: z.exactOptional(Selectors),
    columnsIn: z.exactOptional(z.partialRecord(z.enum(webspaces), Selectors)),
    user: z.exactOptional(Selector),
    school: z.exactOptional(Selector),
    child: z.exactOptional(Selector),
    signInForm: z.exactOptional(Selector),
    darkMode: z.exactOptional(Selector),
    cdiWidget: z.exactOptional(Selector),
    cdiTitle: z.exactOptional(Selector),
    cdiChoice: z.exactOptional(Selector),
    cdiChosen: z.exactOptional(Selector),
    cdiLink: z.exactOptional(Selector),
  }) satisfies z.ZodType<SelectorRepairs>,
  computer: z.enum(computers),
  // Any language that there are texts in: a new one changes no schema.
  language: z.string().refine(isChoosable),
  nativeWidget: z.enum(nativeWidgetModes),
  pronoteSites: z.array(z.string().refine((text) => readSite(text).ok)).max(100),
  /** What each of them holds is read by `readPolicyPortals`: the browser's own check must not cost them all. */
  portals: z.array(z.unknown()).max(1000),
  reminders: ReminderPolicy,
} as const;

export interface Policy {
  /** Repairs of the selectors for PRONOTE's pages. */
  readonly compat?: SelectorRepairs;
  readonly computer?: Computer;
  /** `browser`, or the name of a language's folder. */
  readonly language?: string;
  readonly nativeWidget?: NativeWidgetMode;
  /** Addresses of PRONOTEs that the school runs itself. */
  readonly pronoteSites?: readonly string[];
  /** The school's portals; absent where the policy names none that can be used. */
  readonly portals?: readonly Portal[];
  readonly reminders?: Partial<ReminderRules>;
}

export interface ReadPolicy {
  readonly policy: Policy;
  /** What is not understood; all the rest holds. */
  readonly faults: readonly PolicyFault[];
}

/** Reads a policy's keys as browsers hand them over. */
export function understandPolicy(managed: Readonly<Record<string, unknown>>): ReadPolicy {
  const policy: Record<string, unknown> = {};
  const faults: PolicyFault[] = [];
  for (const [key, value] of Object.entries(managed)) {
    const tell = (kind: PolicyFault['kind'], field: string | null = null) =>
      faults.push({ key, portal: null, field, kind });
    if (!isPolicyKey(key)) {
      tell('unknown-key');
      continue;
    }
    const parsed = policyKeys[key].safeParse(value);
    if (!parsed.success) tell('wrong-value', placeOf(parsed.error));
    else if (key === 'portals') {
      const read = readPolicyPortals(policyKeys.portals.parse(value));
      faults.push(...read.faults);
      if (read.portals.length > 0) policy[key] = read.portals;
    } else {
      policy[key] = parsed.data;
      for (const field of fieldsPassedOver(value, parsed.data)) tell('unknown-key', field);
    }
  }
  return { policy, faults };
}

/** Where in a key the first thing that is wrong stands: `columnsIn.eleve.1`. */
function placeOf({ issues }: z.ZodError): string | null {
  const path = issues[0]?.path ?? [];
  return path.length === 0
    ? null
    : path.map((part) => (typeof part === 'number' ? part + 1 : part)).join('.');
}

function fieldsPassedOver(written: unknown, read: unknown): readonly string[] {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return [];
  return Object.keys(written).filter((field) => !Object.hasOwn(Object(read), field));
}

export function isPolicyKey(name: string): name is keyof typeof policyKeys {
  return Object.hasOwn(policyKeys, name);
}
