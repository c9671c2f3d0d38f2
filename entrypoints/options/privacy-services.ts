import type { PrivacyActions, PrivacySettings } from '../../components/options/Privacy.tsx';
import { createDeletionSession } from '../../components/shared/deletion/deletion-session.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { languages } from '../../utils/browser/languages.ts';
import { report } from '../../utils/browser/log.ts';
import { browserLanguage } from '../../utils/domain/settings-table.ts';
import { send } from '../../utils/messaging/client.ts';
import { type Settings, updateSettings } from '../../utils/storage/settings.ts';

/** Used until the settings are read, and when they cannot be read. */
export const usualPrivacy: PrivacySettings = {
  computer: 'shared',
  computerIsLocked: false,
  language: browserLanguage,
  languageIsLocked: false,
  languages,
};

export function privacySettings({ computer, language, policy }: Settings): PrivacySettings {
  return {
    computer,
    computerIsLocked: policy.computer !== undefined,
    language,
    languageIsLocked: policy.language !== undefined,
    languages,
  };
}

/**
 * The privacy actions of the options page and the popup; `place` prefixes reported errors, and `erased` is called after a
 * deletion. A choice is rendered by the listener of the settings' changes.
 */
export function privacyActions(place: 'options' | 'popup', deleted: () => void): PrivacyActions {
  const failed = (error: unknown) => report(place, error);
  const deletion = createDeletionSession({
    count: () => send('erasure.look', {}),
    deleteAll: () => send('erasure.erase', {}),
    failed,
    now: systemNow,
    deleted,
  });
  return {
    chooseComputer: (computer) => void updateSettings({ computer }).catch(failed),
    chooseLanguage: (language) => void updateSettings({ language }).catch(failed),
    deletion,
  };
}
