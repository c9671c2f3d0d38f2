import { fail, type Result, succeed } from '../domain/result.ts';
import type { PolicyValues } from '../storage/policy-keys.ts';

/** Value name in the list of forced extensions: unlikely to replace that of another extension. */
const forcelistName = '9990';

interface RegistryOrder {
  /** `Google\Chrome`. */
  readonly vendor: string;
  readonly extensionId: string;
  readonly installAddress: string | null;
}

/**
 * A registry file for Chrome or Edge on Windows. Text is REG_SZ, lists and objects are JSON in a REG_SZ (chromium,
 * components/policy/core/common/registry_dict.cc, ConvertRegistryValue). The values of an earlier file are deleted first.
 */
export function registryFile(
  values: PolicyValues,
  { vendor, extensionId, installAddress }: RegistryOrder,
): string {
  const root = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${vendor}`;
  const own = `${root}\\3rdparty\\extensions\\${extensionId}\\policy`;
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    `[-${own}]`,
    '',
    `[${own}]`,
    ...Object.entries(values).map(([key, value]) => entry(key, text(value))),
    ...(installAddress === null
      ? []
      : [
          '',
          `[${root}\\ExtensionInstallForcelist]`,
          entry(forcelistName, `${extensionId};${installAddress}`),
        ]),
    '',
  ];
  return lines.join('\r\n');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function entry(name: string, value: string): string {
  const quoted = (part: string) => `"${part.replace(/[\\"]/g, '\\$&')}"`;
  return `${quoted(name)}=${quoted(value)}`;
}

/** A registry key with the values that a file sets in it. */
export interface RegistryKey {
  /** Without the hive: `SOFTWARE\Policies\Google\Chrome`. */
  readonly path: readonly string[];
  readonly values: Readonly<Record<string, string | number>>;
}

export interface RegistryFault {
  /** Counts from 1. */
  readonly line: number;
}

export function looksLikeRegistry(text: string): boolean {
  return /^\s*(Windows Registry Editor|REGEDIT4)/.test(text);
}

const section = /^\[(-?)HKEY_[A-Z_]+\\(.*)\]$/i;
const assignment = /^("(?:[^"\\]|\\.)*"|@)\s*=\s*(.*)$/;

/** Reads a registry file (.reg). Values are REG_SZ or REG_DWORD, which are all that browsers accept; others are faults. */
export function readRegistry(text: string): Result<readonly RegistryKey[], RegistryFault> {
  const keys: { path: readonly string[]; values: Record<string, string | number> }[] = [];
  let deletes = false;
  for (const [index, written] of text.split(/\r\n|\r|\n/).entries()) {
    const line = written.trim();
    if (index === 0 || line === '' || line.startsWith(';')) continue;
    const opened = section.exec(line);
    if (opened !== null) {
      deletes = opened[1] === '-';
      if (!deletes) keys.push({ path: (opened[2] ?? '').split('\\'), values: Object.create(null) });
      continue;
    }
    const value = readValue(line);
    const key = keys.at(-1);
    if (value === null || key === undefined || deletes) return fail({ line: index + 1 });
    key.values[value.name] = value.value;
  }
  return succeed(keys);
}

function readValue(line: string): { readonly name: string; readonly value: string | number } | null {
  const [, name, written] = assignment.exec(line) ?? [];
  if (name === undefined || written === undefined) return null;
  const number = /^dword:([\da-f]{1,8})$/i.exec(written)?.[1];
  if (number !== undefined) return { name: unquoted(name), value: Number.parseInt(number, 16) };
  return /^"(?:[^"\\]|\\.)*"$/.test(written) ? { name: unquoted(name), value: unquoted(written) } : null;
}

function unquoted(text: string): string {
  return text === '@' ? '' : text.slice(1, -1).replace(/\\(.)/g, '$1');
}
