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

/** How users are exported, as it is stored. */
export const Feed = z.object({
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

/** A portal as it is stored. */
export const PortalSettings = z.object({
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
  /** A portal that was stored before there was a choice recovers loans from wherever it can. */
  loanSources: z.array(z.enum(loanSourceNames)).readonly().default(loanSourceNames),
  classes: z.array(z.string()).readonly(),
  webspaces: z.array(z.enum(webspaces)).readonly(),
  feed: z.exactOptional(Feed),
}) satisfies z.ZodType<Portal>;
