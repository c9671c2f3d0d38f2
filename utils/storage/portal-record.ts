import { z } from 'zod';
import { type FeedSettings, feedEncodings, feedProfiles } from '../domain/feed.ts';
import { readEndpoint } from '../domain/feed-endpoint.ts';
import { loanSourceNames } from '../domain/loan-sources.ts';
import type { Portal } from '../domain/portal.ts';
import { isSearchTemplate } from '../domain/search-address.ts';
import { serverlessSignOnMethods, serverSignOnMethods } from '../domain/sign-on-methods.ts';
import { webspaces } from '../domain/webspace.ts';
import { RneCode } from './domain-fields.ts';

const HttpsAddress = z.url({ protocol: /^https$/ });

const Endpoint = z.string().transform((text, context) => {
  const endpoint = readEndpoint(text);
  if (endpoint.ok) return endpoint.value.address;
  context.addIssue('not an endpoint');
  return z.NEVER;
});

/** Stored export settings. */
export const FeedRecord = z.object({
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

/** A stored portal. A new field needs a default. */
export const PortalRecord = z.object({
  id: z.string().min(1),
  rne: RneCode,
  name: z.string().min(1),
  description: z.string(),
  address: HttpsAddress.transform((address) => new URL(address).origin),
  searchTemplate: z.string().refine(isSearchTemplate),
  delegation: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(serverlessSignOnMethods) }),
    z.object({ kind: z.enum(serverSignOnMethods), signOnAddress: HttpsAddress }),
  ]),
  loansApi: HttpsAddress.nullable(),
  // Added later: portals that were stored before use every source.
  loanSources: z.array(z.enum(loanSourceNames)).readonly().default(loanSourceNames),
  classes: z.array(z.string()).readonly(),
  webspaces: z.array(z.enum(webspaces)).readonly(),
  feed: z.exactOptional(FeedRecord),
}) satisfies z.ZodType<Portal>;

/**
 * A portal as an administrator writes it in a policy: only the RNE and the name are required. Texts are validated by
 * `readDraft`, so that each fault is reported with its field.
 */
export const PolicyPortal = z.object({
  id: z.string().trim().min(1).max(200).optional(),
  rne: z.string(),
  name: z.string(),
  description: z.string().optional(),
  address: z.string().optional(),
  searchTemplate: z.string().optional(),
  delegation: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('none') }),
      z.object({ kind: z.literal('pronote') }),
      z.object({ kind: z.literal('cas'), signOnAddress: z.string() }),
    ])
    .optional(),
  loansApi: z.string().optional(),
  loanSources: z.array(z.enum(loanSourceNames)).readonly().optional(),
  classes: z.array(z.string().min(1)).readonly().optional(),
  webspaces: z.array(z.enum(webspaces)).readonly().optional(),
} satisfies Readonly<Record<Exclude<keyof Portal, 'feed'>, z.ZodType>>);

export type PolicyPortal = z.infer<typeof PolicyPortal>;
