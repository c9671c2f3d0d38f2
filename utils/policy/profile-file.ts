import type { PolicyValues } from '../storage/policy-keys.ts';

interface ProfileOrder {
  /** The browser's preference domain: `com.google.Chrome`. */
  readonly domain: string;
  readonly extensionId: string;
  readonly installAddress: string | null;
}

/**
 * A configuration profile for Chrome or Edge on macOS. An extension's policy is in the preference domain
 * `com.google.Chrome.extensions.<id>` (dev.chromium.org, "Configuring Apps and Extensions by Policy"); the format is
 * Apple's ("Configuration Profile Reference", managed preferences).
 */
export function profileFile(
  values: PolicyValues,
  { domain, extensionId, installAddress }: ProfileOrder,
): string {
  const own = preferences(`${domain}.extensions.${extensionId}`, values);
  const install = { ExtensionInstallForcelist: [`${extensionId};${installAddress}`] };
  const parts = installAddress === null ? [own] : [own, preferences(domain, install)];
  const profile = {
    ...payload('Configuration', 'compagnon-cdi', 1),
    PayloadDisplayName: 'Compagnon CDI',
    PayloadScope: 'System',
    PayloadContent: parts.map((content, index) => ({
      ...payload('com.apple.ManagedClient.preferences', `compagnon-cdi.${index + 1}`, index + 2),
      PayloadEnabled: true,
      PayloadContent: content,
    })),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    `<plist version="1.0">${element(profile, '')}`,
    '</plist>',
    '',
  ].join('\n');
}

function preferences(domain: string, values: PolicyValues): PolicyValues {
  return { [domain]: { Forced: [{ mcx_preference_settings: values }] } };
}

/** Constant UUIDs, so that a new profile replaces the earlier one. */
function payload(type: string, identifier: string, number: number): PolicyValues {
  return {
    PayloadType: type,
    PayloadIdentifier: identifier,
    PayloadUUID: `C0D1C0D1-0000-4000-8000-00000000000${number}`,
    PayloadVersion: 1,
  };
}

function element(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return `\n${indent}<array>${value.map((item) => element(item, inner)).join('')}\n${indent}</array>`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
    const written = entries.map(([key, one]) => `\n${inner}<key>${escaped(key)}</key>${element(one, inner)}`);
    return `\n${indent}<dict>${written.join('')}\n${indent}</dict>`;
  }
  if (typeof value === 'boolean') return `\n${indent}<${value}/>`;
  if (typeof value === 'number') return `\n${indent}<integer>${value}</integer>`;
  return `\n${indent}<string>${escaped(String(value))}</string>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
