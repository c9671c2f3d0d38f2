import { z } from 'zod';
import { type Computer, computers } from '../domain/computer.ts';
import type { SelectorRepairs } from '../domain/page-selectors.ts';
import { type NativeWidgetFate, nativeWidgetFates } from '../domain/panel.ts';
import { readSite } from '../domain/pronote-site.ts';
import { webspaces } from '../domain/webspace.ts';
import { browser } from '../platform/browser.ts';
import { isChoosable } from '../platform/languages.ts';

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
  nativeWidget: z.enum(nativeWidgetFates),
  pronoteSites: z.array(z.string().refine((text) => readSite(text).ok)).max(100),
} as const;

export interface Policy {
  /** Repairs of the selectors for PRONOTE's pages. */
  readonly compat?: SelectorRepairs;
  readonly computer?: Computer;
  /** `browser`, or the name of a language's folder. */
  readonly language?: string;
  readonly nativeWidget?: NativeWidgetFate;
  /** Addresses of PRONOTEs that the school runs itself. */
  readonly pronoteSites?: readonly string[];
}

export interface ReadPolicy {
  readonly policy: Policy;
  /** Names of the keys that are not understood: unknown, or with a value that cannot be used. */
  readonly faults: readonly string[];
}

/** Where the policy that was read last is kept. */
export const lastPolicyKey = 'policy.last';

/** Long beside the usual millisecond, short beside the two seconds that Chromium takes just after it has started. */
const patienceMilliseconds = 150;

const Values = z.record(z.string(), z.unknown());

/**
 * What the school's administrators have set in the browser; nothing where they have not. A browser that has just
 * started may take its time: what was set when it ran last holds until it answers.
 */
export async function readPolicy(): Promise<ReadPolicy> {
  const asked: Promise<Record<string, unknown>> = browser.storage.managed.get().catch(noPolicy);
  const stored = await browser.storage.local.get(lastPolicyKey);
  const last = Values.safeParse(stored[lastPolicyKey]);
  const answer = asked.then((now) => keep(now, stored[lastPolicyKey]));
  if (!last.success) return understood(await answer);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Record<string, unknown>>((resolve) => {
    timer = setTimeout(() => resolve(last.data), patienceMilliseconds);
  });
  return understood(await Promise.race([answer, late]).finally(() => clearTimeout(timer)));
}

/** Whoever listens to the settings hears of it when the policy is another than before. */
async function keep(now: Record<string, unknown>, before: unknown): Promise<Record<string, unknown>> {
  if (JSON.stringify(now) !== JSON.stringify(before))
    await browser.storage.local.set({ [lastPolicyKey]: now });
  return now;
}

function understood(managed: Record<string, unknown>): ReadPolicy {
  const policy: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, value] of Object.entries(managed)) {
    const parsed = isPolicyKey(name) ? policyKeys[name].safeParse(value) : null;
    if (parsed?.success) policy[name] = parsed.data;
    else faults.push(name);
  }
  return { policy, faults };
}

/** Firefox refuses to answer where there is no policy. */
function noPolicy(): Record<string, unknown> {
  return {};
}

function isPolicyKey(name: string): name is keyof typeof policyKeys {
  return Object.hasOwn(policyKeys, name);
}
