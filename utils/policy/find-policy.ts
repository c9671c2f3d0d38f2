import { z } from 'zod';
import type { PolicyFormat } from '../domain/policy-check.ts';
import { isPolicyKey } from '../domain/settings-table.ts';

/** The id that Chromium derives from the public key in the manifest; a store that signs with its own key has another. */
export const chromiumExtensionId = 'dbpnbdbpdffbjpbeeabdfpgdjjnlllom';

/** The id in the manifest for Firefox. */
export const firefoxExtensionId = '{5f0c9a52-6a3e-4c1c-9f5b-3d1e7a90c0d1}';

/** The extension's values within a file, and the path to them. */
export interface FoundPolicy {
  readonly format: PolicyFormat;
  readonly place: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** A file with values for other extensions only. */
export interface ForOthers {
  readonly format: PolicyFormat;
  readonly place: readonly string[];
  readonly ids: readonly string[];
}

const Values = z.record(z.string(), z.unknown());
const Chromium = z.looseObject({
  '3rdparty': z.looseObject({ extensions: z.record(z.string(), z.unknown()) }),
});
const Firefox = z.looseObject({
  policies: z.looseObject({ '3rdparty': z.looseObject({ Extensions: z.record(z.string(), z.unknown()) }) }),
});
const Console = z.record(z.string(), z.strictObject({ Value: z.unknown() }));

/** The extension's values in a file that was parsed as JSON; null when it has no values for extensions. */
export function findPolicy(content: unknown, ids: readonly string[]): FoundPolicy | ForOthers | null {
  const chromium = Chromium.safeParse(content);
  if (chromium.success) {
    const place = ['3rdparty', 'extensions'];
    return among(chromium.data['3rdparty'].extensions, ids, { format: 'chrome-json', place });
  }
  const firefox = Firefox.safeParse(content);
  if (firefox.success) {
    const place = ['policies', '3rdparty', 'Extensions'];
    return among(firefox.data.policies['3rdparty'].Extensions, ids, { format: 'firefox-json', place });
  }
  const values = Values.safeParse(content);
  if (!values.success || !Object.keys(values.data).some(isPolicyKey)) return null;
  const console = Console.safeParse(content);
  if (!console.success) return { format: 'bare', place: [], values: values.data };
  const plain = Object.entries(console.data).map(([key, { Value }]) => [key, Value] as const);
  return { format: 'google-admin', place: [], values: Object.fromEntries(plain) };
}

/** The values of the first of the extension's ids that has any. */
export function among(
  extensions: Readonly<Record<string, unknown>>,
  ids: readonly string[],
  { format, place }: Pick<FoundPolicy, 'format' | 'place'>,
): FoundPolicy | ForOthers {
  const own = [...ids, format === 'firefox-json' ? firefoxExtensionId : chromiumExtensionId];
  for (const id of own) {
    const values = Object.hasOwn(extensions, id) ? Values.safeParse(extensions[id]) : null;
    if (values?.success) return { format, place: [...place, id], values: values.data };
  }
  return { format, place, ids: Object.keys(extensions) };
}
