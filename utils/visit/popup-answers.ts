import type { Handlers } from '../messaging/server.ts';
import { createPortalViews, type PortalViewsPorts } from './portal-views.ts';

type PopupHandlers = Pick<Handlers, 'popup.open' | 'popup.refresh'>;

/**
 * Answers the toolbar's popup about the person at the computer. Their name goes along, since nobody else tells the
 * popup whose loans these are; the key that they are stored under does not.
 */
export function createPopupAnswers(ports: PortalViewsPorts): PopupHandlers {
  const views = createPortalViews(ports);

  return {
    async 'popup.open'() {
      if ((await ports.portals()).length === 0) return { kind: 'no-portal' };
      const borrower = await ports.presence.current();
      if (borrower === null) return { kind: 'nobody' };
      return { kind: 'loans', person: borrower.person, portals: await views.of(borrower) };
    },

    'popup.refresh': ({ person, portalId, asked }) => views.refreshed(person, portalId, asked),
  };
}
