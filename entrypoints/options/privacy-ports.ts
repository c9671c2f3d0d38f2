import type { PrivacyActions, PrivacySettings } from '../../components/options/Privacy.tsx';
import {
  createErasureSession,
  type ErasureSession,
} from '../../components/shared/deletion/deletion-session.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { languages } from '../../utils/browser/languages.ts';
import { report } from '../../utils/browser/log.ts';
import { browserLanguage } from '../../utils/domain/settings-table.ts';
import { send } from '../../utils/messaging/client.ts';
import { type Settings, updateSettings } from '../../utils/storage/settings.ts';

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
export function privacyActions(place: 'options' | 'popup', erased: () => void): PrivacyActions {
  const failed = (error: unknown) => report(place, error);
  const erasure: ErasureSession = createErasureSession({
    look: () => send('erasure.look', {}),
    erase: () => send('erasure.erase', {}),
    failed,
    now: systemNow,
    erased,
  });
  return {
    chooseComputer: (computer) => void updateSettings({ computer }).catch(failed),
    chooseLanguage: (language) => void updateSettings({ language }).catch(failed),
    erasure,
  };
}
