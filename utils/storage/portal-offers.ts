import { z } from 'zod';
import type { Portal } from '../domain/portal.ts';
import type { Rne } from '../domain/rne.ts';
import { PortalRecord } from './portal-record.ts';
import { recordFormat } from './record-format.ts';
import { storedItem } from './stored-item.ts';

type SessionOffer =
  /** Found and shown, without an answer yet. */
  | { readonly kind: 'offered'; readonly portal: Portal }
  /** The school has no portal; checked again in the next browser session. */
  | { readonly kind: 'none' };

/** `refused`: not offered again in this browser. */
type StoredOffer = SessionOffer | { readonly kind: 'refused' };

export interface OfferStore {
  readonly read: (rne: Rne) => Promise<StoredOffer | null>;
  readonly write: (rne: Rne, offer: StoredOffer) => Promise<void>;
}

const offerFormat = recordFormat<SessionOffer>(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('offered'), portal: PortalRecord }),
    z.object({ kind: z.literal('none') }),
  ]),
);
const refused = storedItem('local', 'refused-offers', recordFormat<readonly string[]>(z.array(z.string())));
const offerOf = (rne: Rne) => storedItem('session', `portal-offer:${rne}`, offerFormat);

/** Portals that were offered while none is defined: refusals stay, the rest ends with the browser. */
export const portalOffers: OfferStore = {
  async read(rne) {
    if ((await refused.read())?.includes(rne)) return { kind: 'refused' };
    return offerOf(rne).read();
  },

  async write(rne, offer) {
    if (offer.kind !== 'refused') return offerOf(rne).write(offer);
    await refused.write([...new Set([...((await refused.read()) ?? []), rne])]);
  },
};
