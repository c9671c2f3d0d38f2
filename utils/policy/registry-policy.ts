import { z } from 'zod';
import type { PolicyFinding } from '../domain/policy-check.ts';
import { isPolicyKey } from '../domain/settings-table.ts';
import { policySchemas } from '../storage/settings-record.ts';
import { among, type ForOthers, type FoundPolicy } from './find-policy.ts';
import type { RegistryKey } from './registry-file.ts';

interface RegistryPolicy {
  readonly found: FoundPolicy | ForOthers | null;
  /** Values that should be JSON and are not. */
  readonly findings: readonly PolicyFinding[];
}

/**
 * The policy in the keys that browsers read: `…\3rdparty\extensions\<id>\policy` and, for values that are not written as
 * JSON, the keys below it.
 */
export function registryPolicy(keys: readonly RegistryKey[], ids: readonly string[]): RegistryPolicy {
  const extensions = record();
  const findings: PolicyFinding[] = [];
  let place: readonly string[] = [];
  for (const key of keys) {
    const at = key.path.findIndex((_, index) => isPolicyPath(key.path, index));
    if (at === -1) continue;
    place = key.path.slice(0, at + 2);
    const [id = '', , ...deeper] = key.path.slice(at + 2);
    const values = deeper.length === 0 ? withJson(key, findings) : Object.entries(key.values);
    const into = below(extensions, [id, ...deeper]);
    for (const [name, value] of values) into[name] = value;
  }
  if (Object.keys(extensions).length === 0) return { found: null, findings: [] };
  const plain = Object.fromEntries(Object.entries(extensions).map(([id, values]) => [id, listed(values)]));
  const found = among(plain, ids, { format: 'registry', place });
  return { found: 'values' in found ? { ...found, place: [...found.place, 'policy'] } : found, findings };
}

/** The values of the policy's own key; adds a finding for each that should be JSON and is not. */
function withJson({ path, values }: RegistryKey, findings: PolicyFinding[]): readonly [string, unknown][] {
  return Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
    if (typeof value !== 'string') return [[name, value]];
    const read = jsonWhereExpected(name, value);
    if (read === null) findings.push(notJson([...path, name]));
    return read === null ? [] : [[name, read.value]];
  });
}

/** Without a prototype: a file may have a key `__proto__`. */
function record(): Record<string, unknown> {
  return Object.create(null);
}

function isPolicyPath(path: readonly string[], index: number): boolean {
  const [third, extensions, , policy] = path.slice(index, index + 4).map((part) => part.toLowerCase());
  return third === '3rdparty' && extensions === 'extensions' && policy === 'policy';
}

function below(values: Record<string, unknown>, path: readonly string[]): Record<string, unknown> {
  let into = values;
  for (const part of path) {
    const known = into[part];
    const inner = isRecord(known) ? known : record();
    into[part] = inner;
    into = inner;
  }
  return into;
}

/** Parses the text of a key that is not text itself; null when it is not JSON. */
function jsonWhereExpected(name: string, text: string): { readonly value: unknown } | null {
  const isText = !isPolicyKey(name) || policySchemas[name] instanceof z.ZodEnum;
  if (isText) return { value: text };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** A key whose names are all numbers is a list (chromium, registry_dict.cc, ConvertToJSON). */
function listed(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, listed(one)] as const);
  const isList = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name));
  return isList ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notJson(place: readonly string[]): PolicyFinding {
  return { level: 'error', place, problem: { kind: 'not-json-value' } };
}
