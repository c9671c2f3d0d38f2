import type { Handlers } from '../messaging/server.ts';
import { currentUserIf } from '../session/user-lock.ts';
import { readCurrentPerson } from '../storage/current-user-record.ts';
import { readSettings } from '../storage/settings.ts';
import { dueCalendar } from './due-calendar.ts';
import { refreshPortal, viewPortals } from './portal-view.ts';
import { canShowPersonalData } from './served-sites.ts';

/**
 * Messages of the toolbar's popup. It shows whose loans these are, so the response names the current user, but never
 * contains their key. On a shared computer without any PRONOTE tab it contains nothing personal: the user may have left.
 */
export const popupHandlers: Pick<Handlers, 'popup.open' | 'popup.refresh' | 'popup.calendar'> = {
  async 'popup.open'() {
    const { portals } = await readSettings();
    if (portals.length === 0) return { kind: 'no-portal' };
    const user = await readCurrentPerson();
    if (user === null || !(await canShowPersonalData()))
      return { kind: 'nobody', portals: portals.map(({ id, name }) => ({ id, name })) };
    return { kind: 'loans', person: user.person, portals: await viewPortals(user) };
  },

  'popup.refresh': refreshPortal,

  async 'popup.calendar'({ person }) {
    const user = await currentUserIf(person);
    if (user === null || !(await canShowPersonalData())) return null;
    return dueCalendar(user, await viewPortals(user));
  },
};
