import { z } from 'zod';
import type { PolicyFormat } from '../domain/policy-check.ts';
import { isPolicyKey } from '../domain/settings-table.ts';
import { chromiumExtensionId, firefoxExtensionId } from './extension-ids.ts';

/** The values for the extension within a file, and the way to them. */
export interface FoundPolicy {
  readonly format: PolicyFormat;
  readonly place: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** Values for extensions, none of them ours. */
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

/** Our values in a file that was parsed as JSON; null where it says nothing of any extension. */
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

/** Ids as browsers compare them: Chromium's in any case, Firefox's as they are. */
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
