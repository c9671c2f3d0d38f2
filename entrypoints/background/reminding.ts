import { badgeLook } from '../../components/shared/badge-look.ts';
import { showsLoans } from '../../components/shared/failure-words.ts';
import { reminderWords } from '../../components/shared/reminder-words.ts';
import { accountAddress } from '../../utils/esidoc/addresses.ts';
import { dueCalendar } from '../../utils/jobs/due-calendar.ts';
import { openReminder } from '../../utils/jobs/open-reminder.ts';
import { createReminding } from '../../utils/jobs/remind.ts';
import { showBadge } from '../../utils/platform/badge.ts';
import {
  mayNotify,
  notify,
  onNotificationClicked,
  shownNotifications,
  takeBackNotification,
} from '../../utils/platform/notifications.ts';
import { onPermissionsChanged } from '../../utils/platform/permissions.ts';
import { bringLastToFront, openPage } from '../../utils/platform/tabs.ts';
import { speakChosenLanguage } from '../../utils/storage/chosen-language.ts';
import {
  addGivenReminders,
  markOf,
  readBegunReminders,
  readGivenReminders,
  removeGivenReminders,
  writeBegunReminders,
} from '../../utils/storage/given-reminders.ts';
import { onSettingsChanged, readSettings } from '../../utils/storage/settings.ts';
import { readWrittenEvents, writeWrittenEvents } from '../../utils/storage/written-calendars.ts';
import type { PopupAnswersPorts } from '../../utils/visit/popup-answers.ts';
import { createPortalViews, type PortalViewsPorts } from '../../utils/visit/portal-views.ts';

export interface RemindingPorts extends PortalViewsPorts {
  /** Whether whoever sits there may be told of the person. */
  readonly mayTell: () => Promise<boolean>;
  /** Match patterns of all PRONOTEs that are served. */
  readonly pronotePages: () => Promise<readonly string[]>;
  readonly failed: (error: unknown) => void;
}

/** Reminders, the badge and the calendar, on the real browser. */
export function remindingOf(ports: RemindingPorts) {
  const { now, presence, portals, mayTell, pronotePages, failed } = ports;
  const { remind, fallSilent } = createReminding({
    now,
    current: presence.current,
    whileCurrent: presence.whileCurrent,
    mayTell,
    portals: createPortalViews(ports).of,
    showsLoans,
    rules: async () => (await readSettings()).reminders,
    notifications: {
      allowed: mayNotify,
      shown: shownNotifications,
      show: notify,
      takeBack: takeBackNotification,
    },
    async words(reminder, today) {
      await speakChosenLanguage();
      return reminderWords(reminder, today, (await readSettings()).computer === 'shared');
    },
    given: { markOf, read: readGivenReminders, add: addGivenReminders, remove: removeGivenReminders },
    begun: { read: readBegunReminders, write: writeBegunReminders },
    async showBadge(badge) {
      await speakChosenLanguage();
      await showBadge(badgeLook(badge));
    },
  });
  const remindSoon = () => void remind().catch(failed);

  const calendar: PopupAnswersPorts['calendar'] = (borrower, shown) => {
    const written = { read: readWrittenEvents, write: writeWrittenEvents };
    const { whileCurrent } = presence;
    return dueCalendar({ now, markOf, ...written, whileCurrent, showsLoans, failed }, borrower, shown);
  };

  const listenToClicks = () =>
    onNotificationClicked((id) => {
      const bringPronoteToFront = async () => bringLastToFront(await pronotePages());
      const openTab = (address: string) => openPage(address, 'newForegroundTab');
      const takeBack = takeBackNotification;
      openReminder({ portals, bringPronoteToFront, openTab, accountAddress, takeBack }, id).catch(failed);
    });

  return {
    remind,
    remindSoon,
    /** Never throws: whoever leaves the computer is not kept there by a badge. */
    fallSilent: () => fallSilent().catch(failed),
    calendar,
    /** Must be called before the background's first await. */
    listen() {
      onSettingsChanged(remindSoon);
      // There are no notifications to listen to before they are permitted.
      onPermissionsChanged(listenToClicks);
      onPermissionsChanged(remindSoon);
      listenToClicks();
    },
  };
}
