import { z } from 'zod';
import { type FeedSettings, feedEncodings, feedProfiles } from '../domain/feed.ts';
import { readEndpoint } from '../domain/feed-endpoint.ts';
import type { Portal } from '../domain/portal.ts';
import { isSearchTemplate } from '../domain/search-address.ts';
import { webspaces } from '../domain/webspace.ts';
import { browser } from '../platform/browser.ts';
import { RneCode } from './domain-fields.ts';

const settingsKey = 'settings';
const setAsideKey = 'settings.unreadable';

const HttpsAddress = z.url({ protocol: /^https$/ });

const Endpoint = z.string().transform((text, context) => {
  const endpoint = readEndpoint(text);
  if (endpoint.ok) return endpoint.value.address;
  context.addIssue('not an endpoint');
  return z.NEVER;
});

const Feed = z.object({
  profile: z.enum(feedProfiles),
  encoding: z.enum(feedEncodings),
  endpoint: Endpoint.nullable(),
  keyRule: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('number'), name: z.string().min(1) }),
      z.object({ kind: z.literal('derived') }),
    ])
    .nullable(),
}) satisfies z.ZodType<FeedSettings>;

const PortalSettings = z.object({
  id: z.string().min(1),
  rne: RneCode,
  name: z.string().min(1),
  description: z.string(),
  address: HttpsAddress.transform((address) => new URL(address).origin),
  searchTemplate: z.string().refine(isSearchTemplate),
  delegation: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('pronote') }),
    z.object({ kind: z.literal('cas'), signOnAddress: HttpsAddress }),
  ]),
  loansApi: HttpsAddress.nullable(),
  classes: z.array(z.string()),
  webspaces: z.array(z.enum(webspaces)),
  feed: z.exactOptional(Feed),
}) satisfies z.ZodType<Portal>;

const SettingsRecord = z.object({ version: z.literal(1), portals: z.array(PortalSettings) });

export interface Settings {
  readonly portals: readonly Portal[];
  /** What was stored could not be read: it was kept aside, and nothing was overwritten. */
  readonly unreadable: boolean;
}

/** The settings of this browser; none stored means none made, and unreadable ones are kept aside and reported. */
export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get([settingsKey, setAsideKey]);
  const record = stored[settingsKey];
  if (record === undefined) return { portals: [], unreadable: stored[setAsideKey] !== undefined };
  const parsed = SettingsRecord.safeParse(record);
  if (parsed.success) return { portals: parsed.data.portals, unreadable: stored[setAsideKey] !== undefined };
  await browser.storage.local.set({ [setAsideKey]: record });
  return { portals: [], unreadable: true };
}

/** Adds a portal, or replaces the one with the same id in its place. */
export async function savePortal(portal: Portal): Promise<void> {
  const { portals } = await readSettings();
  const known = portals.some(({ id }) => id === portal.id);
  await write(
    known ? portals.map((other) => (other.id === portal.id ? portal : other)) : [...portals, portal],
  );
}

export async function removePortal(id: string): Promise<void> {
  const { portals } = await readSettings();
  await write(portals.filter((portal) => portal.id !== id));
}

async function write(portals: readonly Portal[]): Promise<void> {
  await browser.storage.local.set({ [settingsKey]: { version: 1, portals } });
}
