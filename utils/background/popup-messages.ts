import type { CalendarEvent } from '../domain/calendar-event.ts';
import type { PanelPortal } from '../domain/panel.ts';
import type { CurrentUser } from '../domain/person.ts';
import type { SearchPortal } from '../domain/popup.ts';
import type { Portal } from '../domain/portal.ts';
import type { Handlers } from '../messaging/server.ts';
import { createPortalViews, isSamePerson, type PortalViewsPorts } from './portal-view.ts';

export interface PopupAnswersPorts extends PortalViewsPorts {
  /** Whether a tab shows PRONOTE, or the computer is the person's own. */
  readonly canShowPersonalData: () => Promise<boolean>;
  readonly calendar: (
    borrower: CurrentUser,
    portals: readonly PanelPortal[],
  ) => Promise<readonly CalendarEvent[]>;
}

type PopupHandlers = Pick<Handlers, 'popup.open' | 'popup.refresh' | 'popup.calendar'>;

/**
 * Answers the toolbar's popup about the person at the computer. Their name goes along, since nobody else tells the
 * popup whose loans these are; the key that they are stored under does not. Once PRONOTE is closed on a shared computer
 * they may have left, and whoever presses the button is told nothing.
 */
export function createPopupAnswers(ports: PopupAnswersPorts): PopupHandlers {
  const views = createPortalViews(ports);

  return {
    async 'popup.open'() {
      const portals = await ports.portals();
      if (portals.length === 0) return { kind: 'no-portal' };
      const borrower = await ports.presence.current();
      if (borrower === null || !(await ports.canShowPersonalData()))
        return { kind: 'nobody', portals: portals.map(searchable) };
      return { kind: 'loans', person: borrower.person, portals: await views.of(borrower) };
    },

    'popup.refresh': ({ person, portalId, asked }) => views.refreshed(person, portalId, asked),

    async 'popup.calendar'({ person }) {
      const borrower = await ports.presence.current();
      if (borrower === null || !isSamePerson(borrower.person, person) || !(await ports.canShowPersonalData()))
        return null;
      return ports.calendar(borrower, await views.of(borrower));
    },
  };
}

function searchable({ id, name }: Portal): SearchPortal {
  return { id, name };
}
