import { badgeStyle } from '../../components/shared/badge-look.ts';
import { reminderText } from '../../components/shared/reminder-text.ts';
import { dueCalendar } from '../../utils/background/due-calendar.ts';
import type { PopupAnswersPorts } from '../../utils/background/popup-messages.ts';
import { createPortalViews, type PortalViewsPorts } from '../../utils/background/portal-view.ts';
import { createReminding, openReminder } from '../../utils/background/send-reminders.ts';
import { showBadge } from '../../utils/browser/badge.ts';
import {
  correctNotification,
  mayNotify,
  notify,
  onNotifications,
  shownNotifications,
  takeBackNotification,
} from '../../utils/browser/notifications.ts';
import { onPermissionsChanged } from '../../utils/browser/permissions.ts';
import { bringLastToFront, type ClosingTab, onTabClosed, openPage } from '../../utils/browser/tabs.ts';
import { showsLoans } from '../../utils/domain/visible-loans.ts';
import { accountAddress } from '../../utils/esidoc/addresses.ts';
import {
  addGivenReminders,
  markOf,
  readBegunReminders,
  readGivenReminders,
  readToldReminders,
  removeGivenReminders,
  writeBegunReminders,
  writeToldReminders,
} from '../../utils/storage/given-reminders.ts';
import { onSettingsChanged, readSettings, speakChosenLanguage } from '../../utils/storage/settings.ts';
import { readWrittenEvents, writeWrittenEvents } from '../../utils/storage/written-calendars.ts';

export interface RemindingPorts extends PortalViewsPorts {
  /** Whether whoever sits there may be told of the person. */
  readonly canShowPersonalData: (closing?: ClosingTab) => Promise<boolean>;
  /** Match patterns of all PRONOTEs that are served. */
  readonly pronotePages: () => Promise<readonly string[]>;
  readonly failed: (error: unknown) => void;
}

/** Reminders, the badge and the calendar, on the real browser. */
export function remindingOf(ports: RemindingPorts) {
  const { now, presence, portals, canShowPersonalData, pronotePages, failed } = ports;
  const { remind, wasSeen, clearAllReminders, clearOnLeave } = createReminding({
    now,
    current: presence.current,
    whileCurrent: presence.whileCurrent,
    canShowPersonalData: () => canShowPersonalData(),
    portals: createPortalViews(ports).of,
    showsLoans,
    rules: async () => (await readSettings()).reminders,
    notifications: {
      allowed: mayNotify,
      shown: shownNotifications,
      show: notify,
      correct: correctNotification,
      dismissNotification: takeBackNotification,
    },
    async words(reminder, today) {
      await speakChosenLanguage();
      return reminderText(reminder, today, (await readSettings()).computer === 'shared');
    },
    given: { markOf, read: readGivenReminders, add: addGivenReminders, remove: removeGivenReminders },
    begun: { read: readBegunReminders, write: writeBegunReminders },
    told: { read: readToldReminders, write: writeToldReminders },
    async showBadge(badge) {
      await speakChosenLanguage();
      await showBadge(badgeStyle(badge));
    },
  });
  const remindSoon = () => void remind().catch(failed);

  const calendar: PopupAnswersPorts['calendar'] = (borrower, shown) => {
    const written = { read: readWrittenEvents, write: writeWrittenEvents };
    const { whileCurrent } = presence;
    return dueCalendar({ now, markOf, ...written, whileCurrent, showsLoans, failed }, borrower, shown);
  };

  async function lead(id: string): Promise<void> {
    const bringPronoteToFront = async () => bringLastToFront(await pronotePages());
    const openTab = (address: string) => openPage(address, 'newForegroundTab');
    const dismissNotification = takeBackNotification;
    await openReminder({ portals, bringPronoteToFront, openTab, accountAddress, dismissNotification }, id);
  }

  const listenToNotifications = () =>
    onNotifications(
      (id) => void Promise.all([wasSeen(id), lead(id)]).catch(failed),
      (id) => void wasSeen(id).catch(failed),
    );

  /** On a shared computer, whoever comes after PRONOTE's last tab was closed is shown nothing. */
  async function tidyScreen(closing: ClosingTab): Promise<void> {
    if (!(await canShowPersonalData(closing))) await clearOnLeave();
  }

  return {
    remind,
    remindSoon,
    /** Never throws: whoever leaves the computer is not kept there by a badge. */
    clearAllReminders: () => clearAllReminders().catch(failed),
    calendar,
    /** Must be called before the background's first await. */
    listen() {
      onSettingsChanged(remindSoon);
      // There are no notifications to listen to before they are permitted.
      onPermissionsChanged(listenToNotifications);
      onPermissionsChanged(remindSoon);
      listenToNotifications();
      onTabClosed((tab) => void tidyScreen(tab).catch(failed));
    },
  };
}
