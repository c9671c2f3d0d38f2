import { message } from '../../utils/browser/i18n.ts';
import { computers } from '../../utils/domain/computer.ts';
import { Choice } from '../options/Choice.tsx';
import type { PrivacyActions, PrivacySettings } from '../options/Privacy.tsx';
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
      <Choice
        name="computer"
        title={message('computer_title')}
        values={computers}
        words={{
          shared: { label: message('computer_shared'), hint: message('computer_shared_hint') },
          own: { label: message('computer_own'), hint: message('computer_own_hint') },
        }}
        chosen={settings.computer}
        locked={settings.computerIsLocked}
        onChoose={privacy.chooseComputer}
      />
      <DeleteEverything session={privacy.deletion} now={now} />
      <LanguageChoice {...settings} onChoose={privacy.chooseLanguage} />
    </details>
  );
}
