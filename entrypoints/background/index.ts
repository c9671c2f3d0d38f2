import { defineBackground } from 'wxt/utils/define-background';
import { reminderText } from '../../components/shared/reminder-text.ts';
import { checkHandlers } from '../../utils/background/compare-sources.ts';
import { applyComputerSetting, leave } from '../../utils/background/current-user.ts';
import { deletionHandlers } from '../../utils/background/delete-personal-data.ts';
import { onLoansChanged, refreshDueLoans } from '../../utils/background/loan-refresh.ts';
import {
  focusSearchBox,
  searchFromOmnibox,
  searchPageHandlers,
  searchSelectedText,
  suggestInOmnibox,
} from '../../utils/background/omnibox-search.ts';
import { pageHandlers } from '../../utils/background/page-messages.ts';
import { panelHandlers } from '../../utils/background/panel-messages.ts';
import { popupHandlers } from '../../utils/background/popup-messages.ts';
import { offerHandlers } from '../../utils/background/portal-offer.ts';
import { purgeExports } from '../../utils/background/purge-exports.ts';
import { searchHandlers } from '../../utils/background/search-messages.ts';
import {
  clearRemindersOnLeave,
  confirmSeen,
  openReminder,
  remind,
} from '../../utils/background/send-reminders.ts';
import { isServedPortal, isServedPronote, registerPageScripts } from '../../utils/background/served-sites.ts';
import { tidyHistory } from '../../utils/background/suggestions.ts';
import { everyHour } from '../../utils/browser/alarms.ts';
import { browser } from '../../utils/browser/browser.ts';
import { createContextMenu, onMenuClicked } from '../../utils/browser/context-menu.ts';
import { run } from '../../utils/browser/log.ts';
import { onNotifications } from '../../utils/browser/notifications.ts';
import { listenToOmnibox } from '../../utils/browser/omnibox-listener.ts';
import { onPermissionsChanged } from '../../utils/browser/permissions.ts';
import { onTabClosed } from '../../utils/browser/tabs.ts';
import { serve } from '../../utils/messaging/server.ts';
import { onSettingsChanged, readSettings, speakChosenLanguage } from '../../utils/storage/settings.ts';

/** Registers every listener synchronously: the browser wakes the worker only for those. */
export default defineBackground(() => {
  serve(
    {
      ...pageHandlers,
      ...panelHandlers,
      ...searchHandlers,
      ...searchPageHandlers,
      ...offerHandlers,
      ...popupHandlers,
      ...checkHandlers,
      ...deletionHandlers,
    },
    {
      ownId: browser.runtime.id,
      ownOrigin: new URL(browser.runtime.getURL('')).origin,
      servesOrigin: isServedPronote,
      isPortal: isServedPortal,
    },
  );

  const updateReminders = () => remind(reminderText);
  const remindSoon = () => run(updateReminders);
  onLoansChanged(remindSoon);

  everyHour(refreshDueLoans, purgeExports, tidyHistory, updateReminders);
  browser.runtime.onStartup.addListener(() => run(leave));

  const updateContextMenu = createContextMenu();
  const updateMenu = () =>
    run(async () => {
      await speakChosenLanguage();
      await updateContextMenu((await readSettings()).portals);
    });
  listenToOmnibox({ suggest: suggestInOmnibox, enter: searchFromOmnibox });
  onMenuClicked(searchSelectedText);
  browser.commands.onCommand.addListener((command) => {
    if (command === 'search') run(focusSearchBox);
  });
  onSettingsChanged(updateMenu);
  updateMenu();

  const listenToNotifications = () =>
    onNotifications(
      (id) => run(() => Promise.all([confirmSeen(id), openReminder(id)])),
      (id) => run(() => confirmSeen(id)),
    );
  onSettingsChanged(remindSoon);
  onPermissionsChanged(listenToNotifications);
  onPermissionsChanged(remindSoon);
  listenToNotifications();
  onTabClosed((tab) => run(() => clearRemindersOnLeave(tab)));

  const updatePageScripts = () => run(registerPageScripts);
  onSettingsChanged(updatePageScripts);
  onSettingsChanged(() => run(applyComputerSetting));
  onPermissionsChanged(updatePageScripts);
  updatePageScripts();
});
