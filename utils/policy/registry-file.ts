import type { PolicyValues } from '../storage/policy-keys.ts';

/** A number of its own, so that another extension's line is not written over. */
const ownLine = '9990';

interface RegistryOrder {
  /** `Google\Chrome`. */
  readonly vendor: string;
  readonly extensionId: string;
  readonly installAddress: string | null;
}

/**
 * A registry file for Chrome or Edge on Windows. Text is REG_SZ, lists and objects are JSON in a REG_SZ (chromium,
 * components/policy/core/common/registry_dict.cc, ConvertRegistryValue). What an earlier file had set is deleted first.
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
      : ['', `[${root}\\ExtensionInstallForcelist]`, entry(ownLine, `${extensionId};${installAddress}`)]),
    '',
  ];
  return lines.join('\r\n');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Within quotes, a backslash and a quote each have a backslash before them. */
function entry(name: string, value: string): string {
  const quoted = (part: string) => `"${part.replace(/[\\"]/g, '\\$&')}"`;
  return `${quoted(name)}=${quoted(value)}`;
}
