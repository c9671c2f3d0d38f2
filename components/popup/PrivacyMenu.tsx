import { message } from '../../utils/browser/i18n.ts';
import type { PrivacyActions, PrivacySettings } from '../options/Privacy.tsx';
import { ComputerChoice } from '../shared/ComputerChoice.tsx';
import { DeleteEverything } from '../shared/deletion/DeleteEverything.tsx';
import { LanguageChoice } from '../shared/LanguageChoice.tsx';

export interface PrivacyMenuProps {
  readonly settings: PrivacySettings;
  readonly privacy: PrivacyActions;
  readonly now: number;
}

/** A collapsed menu: shared or own computer, deletion of all personal data, and language. */
export function PrivacyMenu({ settings, privacy, now }: PrivacyMenuProps) {
  return (
    <details class="more">
      <summary>{message(settings.computer === 'own' ? 'popup_more_own' : 'popup_more_shared')}</summary>
      <ComputerChoice
        computer={settings.computer}
        locked={settings.computerIsLocked}
        onChoose={privacy.chooseComputer}
      />
      <DeleteEverything session={privacy.deletion} now={now} />
      <LanguageChoice {...settings} onChoose={privacy.chooseLanguage} />
    </details>
  );
}
