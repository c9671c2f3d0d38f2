import { z } from 'zod';
import type { PortalToken } from '../esidoc/portal-token.ts';
import { recordFormat } from './record-format.ts';
import { storedItem } from './stored-item.ts';

const format = recordFormat<PortalToken>(
  z.object({
    raw: z.string(),
    institution: z.string(),
    expiresAt: z.number(),
    rights: z.array(z.string()),
    borrower: z.object({
      identity: z.null(),
      familyName: z.null(),
      givenName: z.null(),
      profile: z.null(),
    }),
  }),
);
const item = (portalId: string) => storedItem('session', `public-token:${portalId}`, format);

/** Anonymous search tokens, by portal id. */
export const publicTokens = {
  read: (portalId: string): Promise<PortalToken | null> => item(portalId).read(),
  write: (portalId: string, token: PortalToken): Promise<void> => item(portalId).write(token),
  forget: (portalId: string): Promise<void> => item(portalId).remove(),
};
