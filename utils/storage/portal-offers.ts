import { z } from 'zod';
import { browser } from '../browser/browser.ts';
import type { Portal } from '../domain/portal.ts';
import type { Rne } from '../domain/rne.ts';
import { PortalRecord } from './portal-record.ts';

type StoredOffer =
  /** Found and shown; nobody has answered yet. */
  | { readonly kind: 'offered'; readonly portal: Portal }
  /** "Not mine": not offered again on this computer. */
  | { readonly kind: 'refused' }
  /** The school has no portal; asked again when the browser next starts. */
  | { readonly kind: 'none' };

export interface OfferStore {
  readonly read: (rne: Rne) => Promise<StoredOffer | null>;
  readonly write: (rne: Rne, offer: StoredOffer) => Promise<void>;
}

const refusedKey = 'refused-offers';
const prefix = 'portal-offer:';

const RefusedRecord = z.array(z.string());
const OfferRecord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offered'), portal: PortalRecord }),
  z.object({ kind: z.literal('none') }),
]);

/** Portals that were offered where none is defined: a refusal stays, the rest lasts for this browser run. */
export const portalOffers: OfferStore = {
  async read(rne) {
    if ((await refused()).includes(rne)) return { kind: 'refused' };
    const stored = await browser.storage.session.get(prefix + rne);
    const parsed = OfferRecord.safeParse(stored[prefix + rne]);
    return parsed.success ? parsed.data : null;
  },

  async write(rne, offer) {
    if (offer.kind === 'refused')
      await browser.storage.local.set({ [refusedKey]: [...new Set([...(await refused()), rne])] });
    else await browser.storage.session.set({ [prefix + rne]: offer });
  },
};

async function refused(): Promise<readonly string[]> {
  const stored = await browser.storage.local.get(refusedKey);
  const parsed = RefusedRecord.safeParse(stored[refusedKey]);
  return parsed.success ? parsed.data : [];
}
