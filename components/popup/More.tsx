import { computers } from '../../utils/domain/computer.ts';
import { message } from '../../utils/platform/i18n.ts';
import { Choice } from '../options/Choice.tsx';
import type { PrivacyActions, PrivacySettings } from '../options/Privacy.tsx';
import { EraseEverything } from '../shared/erasure/EraseEverything.tsx';
import { LanguageChoice } from '../shared/LanguageChoice.tsx';

export interface MoreProps {
  readonly settings: PrivacySettings;
  readonly privacy: PrivacyActions;
  readonly now: number;
}

/** Whose computer this is, everything deleted at a word, and the language: put away until it is asked for. */
export function More({ settings, privacy, now }: MoreProps) {
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
      <EraseEverything session={privacy.erasure} now={now} />
      <LanguageChoice {...settings} onChoose={privacy.chooseLanguage} />
    </details>
  );
}
