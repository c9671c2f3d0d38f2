import { z } from 'zod';
import { browser } from '../browser/browser.ts';
import type { PortalToken } from '../esidoc/portal-token.ts';

const prefix = 'public-token:';

const PublicTokenRecord = z.object({
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
});

/** The tokens with which anybody may search a portal: they name nobody, and last for this browser run at most. */
export const publicTokens = {
  async read(portalId: string): Promise<PortalToken | null> {
    const stored = await browser.storage.session.get(prefix + portalId);
    const parsed = PublicTokenRecord.safeParse(stored[prefix + portalId]);
    return parsed.success ? parsed.data : null;
  },

  async write(portalId: string, token: PortalToken): Promise<void> {
    await browser.storage.session.set({ [prefix + portalId]: token });
  },

  async forget(portalId: string): Promise<void> {
    await browser.storage.session.remove(prefix + portalId);
  },
};
