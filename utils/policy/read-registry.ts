import { fail, type Result, succeed } from '../domain/result.ts';

/** A key of the registry, and the values that a file puts into it. */
export interface RegistryKey {
  /** Without the hive: `SOFTWARE\Policies\Google\Chrome`. */
  readonly path: readonly string[];
  readonly values: Readonly<Record<string, string | number>>;
}

export interface RegistryFault {
  /** The first line being 1. */
  readonly line: number;
}

export function looksLikeRegistry(text: string): boolean {
  return /^\s*(Windows Registry Editor|REGEDIT4)/.test(text);
}

const section = /^\[(-?)HKEY_[A-Z_]+\\(.*)\]$/i;
const entry = /^("(?:[^"\\]|\\.)*"|@)\s*=\s*(.*)$/;

/** Reads a registry file: text and whole numbers, which are all that browsers take; other kinds of value are faults. */
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
  const [, name, written] = entry.exec(line) ?? [];
  if (name === undefined || written === undefined) return null;
  const number = /^dword:([\da-f]{1,8})$/i.exec(written)?.[1];
  if (number !== undefined) return { name: unquoted(name), value: Number.parseInt(number, 16) };
  return /^"(?:[^"\\]|\\.)*"$/.test(written) ? { name: unquoted(name), value: unquoted(written) } : null;
}

function unquoted(text: string): string {
  return text === '@' ? '' : text.slice(1, -1).replace(/\\(.)/g, '$1');
}
