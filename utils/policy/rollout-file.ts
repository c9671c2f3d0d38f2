import type { RolloutFile, RolloutOrder, RolloutTarget } from '../domain/rollout.ts';
import type { PolicyValues } from '../storage/policy-keys.ts';
import { profileFile } from './profile-file.ts';
import { registryFile } from './registry-file.ts';

/**
 * The file that sets this policy and, with an install address, makes browsers install the extension. Formats:
 * dev.chromium.org "Configuring Apps and Extensions by Policy", chromeenterprise.google "ExtensionInstallForcelist",
 * mozilla/policy-templates "3rdparty" and "ExtensionSettings".
 */
export function rolloutFile(values: PolicyValues, order: RolloutOrder): RolloutFile {
  return writers[order.target](values, order);
}

type Writer = (values: PolicyValues, order: RolloutOrder) => RolloutFile;

const writers: Readonly<Record<RolloutTarget, Writer>> = {
  'chrome-windows': registry('compagnon-cdi-chrome.reg', 'Google\\Chrome'),
  'edge-windows': registry('compagnon-cdi-edge.reg', 'Microsoft\\Edge'),
  firefox: (values, { extensionId, installAddress }) =>
    json('policies.json', {
      policies: {
        '3rdparty': { Extensions: { [extensionId]: values } },
        ...(installAddress === null
          ? {}
          : {
              ExtensionSettings: {
                [extensionId]: { installation_mode: 'force_installed', install_url: installAddress },
              },
            }),
      },
    }),
  // The console installs extensions itself, and takes the values only.
  'google-admin': (values) =>
    json(
      'compagnon-cdi-google-admin.json',
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { Value: value }])),
    ),
  'chrome-linux': chromium('compagnon-cdi-chrome.json'),
  'edge-linux': chromium('compagnon-cdi-edge.json'),
  'chrome-macos': profile('compagnon-cdi-chrome.mobileconfig', 'com.google.Chrome'),
  'edge-macos': profile('compagnon-cdi-edge.mobileconfig', 'com.microsoft.Edge'),
};

function chromium(name: string): Writer {
  return (values, { extensionId, installAddress }) =>
    json(name, {
      '3rdparty': { extensions: { [extensionId]: values } },
      ...(installAddress === null ? {} : { ExtensionInstallForcelist: [`${extensionId};${installAddress}`] }),
    });
}

function registry(name: string, vendor: string): Writer {
  return (values, order) => ({
    name,
    text: registryFile(values, { vendor, ...order }),
    encoding: 'utf-16le',
  });
}

function profile(name: string, domain: string): Writer {
  return (values, order) => ({ name, text: profileFile(values, { domain, ...order }), encoding: 'utf-8' });
}

function json(name: string, content: unknown): RolloutFile {
  return { name, text: `${JSON.stringify(content, null, 2)}\n`, encoding: 'utf-8' };
}

/** Decodes a file: UTF-16 with a byte order mark, as Windows writes registry files, else UTF-8. */
export function readText(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** Encodes a file; UTF-16 has a byte order mark. */
export function writeText({ text, encoding }: RolloutFile): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = new Uint8Array(2 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(2 + 2 * index, text.charCodeAt(index), true);
  return bytes;
}
