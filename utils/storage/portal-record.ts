import { z } from 'zod';
import type { Portal } from '../domain/portal.ts';
import { parseRne } from '../domain/rne.ts';
import { isSearchTemplate } from '../domain/search-address.ts';
import { webspaces } from '../domain/webspace.ts';

const HttpsAddress = z.url({ protocol: /^https$/ });

const RneCode = z.string().transform((text, context) => {
  const parsed = parseRne(text);
  if (parsed.ok) return parsed.value.rne;
  context.addIssue('not an RNE');
  return z.NEVER;
});

/** A portal as it is stored. */
export const PortalSettings = z.object({
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
  classes: z.array(z.string()).readonly(),
  webspaces: z.array(z.enum(webspaces)).readonly(),
}) satisfies z.ZodType<Portal>;
