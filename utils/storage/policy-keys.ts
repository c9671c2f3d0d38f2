import type { z } from 'zod';
import type { PolicyFault } from '../domain/policy-check.ts';
import type { Portal } from '../domain/portal.ts';
import { isSame } from '../domain/settings-change.ts';
import {
  isPolicyKey,
  noSettings,
  type OwnSettings,
  type PolicyKey,
  policyKeys,
} from '../domain/settings-table.ts';
import { readPolicyPortals, writePolicyPortal } from './policy-portal.ts';
import { writeReminderPolicy } from './reminder-records.ts';
import { policySchemas } from './settings-record.ts';

/** What a school sets for all its computers. `portals` is absent when the policy has no valid portal. */
export type Policy = {
  readonly [Key in PolicyKey]?: Key extends 'portals'
    ? readonly Portal[]
    : z.output<(typeof policySchemas)[Key]>;
};

export interface ReadPolicy {
  readonly policy: Policy;
  /** What could not be used; everything else applies. */
  readonly faults: readonly PolicyFault[];
}

/** Reads a policy's keys as browsers pass them. */
export function understandPolicy(managed: Readonly<Record<string, unknown>>): ReadPolicy {
  const policy: Record<string, unknown> = {};
  const faults: PolicyFault[] = [];
  for (const [key, value] of Object.entries(managed)) {
    const addFault = (kind: PolicyFault['kind'], field: string | null = null) =>
      faults.push({ key, portal: null, field, kind });
    if (!isPolicyKey(key)) {
      addFault('unknown-key');
      continue;
    }
    const parsed = policySchemas[key].safeParse(value);
    if (!parsed.success) addFault('wrong-value', pathOf(parsed.error));
    else if (key === 'portals') {
      const read = readPolicyPortals(policySchemas.portals.parse(value));
      faults.push(...read.faults);
      if (read.portals.length > 0) policy[key] = read.portals;
    } else {
      policy[key] = parsed.data;
      for (const field of ignoredFields(value, parsed.data)) addFault('unknown-key', field);
    }
  }
  return { policy, faults };
}

/** The values of a policy, by key: JSON that `understandPolicy` reads as these settings. */
export type PolicyValues = Readonly<Record<string, unknown>>;

type PortableKey = Exclude<keyof OwnSettings, 'feeds'>;

/**
 * The policy that gives these settings to other computers, with what `policy` sets besides. Default values are left out:
 * the policy stays short, and follows the extension's defaults.
 */
export function policyValues(settings: Pick<OwnSettings, PortableKey>, policy: Policy = {}): PolicyValues {
  const values = policyKeys.map(
    (key) => [key, isPortable(key) ? written(key, settings) : policy[key]] as const,
  );
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function isPortable(key: PolicyKey): key is PortableKey {
  return Object.hasOwn(noSettings, key);
}

/** Settings that a policy writes in another form than the stored one. */
const writers: { readonly [Key in PortableKey]?: (value: OwnSettings[Key]) => unknown } = {
  portals: (portals) => portals.map(writePolicyPortal),
  pronoteSites: (hosts) => hosts.map((host) => `https://${host}`),
  reminders: writeReminderPolicy,
};

function written<Key extends PortableKey>(key: Key, settings: Pick<OwnSettings, Key>): unknown {
  const value = settings[key];
  if (isSame(value, noSettings[key])) return undefined;
  const write: (typeof writers)[Key] = writers[key];
  return write === undefined ? value : write(value);
}

/** The path of the first fault within a key, counting from 1: `columnsIn.eleve.1`; null for the whole key. */
function pathOf({ issues }: z.ZodError): string | null {
  const path = issues[0]?.path ?? [];
  return path.length === 0
    ? null
    : path.map((part) => (typeof part === 'number' ? part + 1 : part)).join('.');
}

function ignoredFields(written: unknown, read: unknown): readonly string[] {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return [];
  return Object.keys(written).filter((field) => !Object.hasOwn(Object(read), field));
}
