import type { PrivacyActions, PrivacySettings } from '../../components/options/Privacy.tsx';
import { createDeletionSession } from '../../components/shared/deletion/deletion-session.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { languages } from '../../utils/browser/languages.ts';
import { report } from '../../utils/browser/log.ts';
import { browserLanguage } from '../../utils/domain/language.ts';
import { send } from '../../utils/messaging/client.ts';
import { chooseComputer, chooseLanguage, type Settings } from '../../utils/storage/settings.ts';

/** What holds until the settings could be read, or where they cannot be. */
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
 * What the settings page and the popup have done; `place` is named in what is reported. A choice is drawn when the
 * settings have changed, like one that is made elsewhere.
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
    chooseComputer: (computer) => void chooseComputer(computer).catch(failed),
    chooseLanguage: (language) => void chooseLanguage(language).catch(failed),
    deletion,
  };
}
