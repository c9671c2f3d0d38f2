import { message } from '../../utils/browser/i18n.ts';
import { type Computer, computers } from '../../utils/domain/computer.ts';
import { DeleteEverything } from '../shared/deletion/DeleteEverything.tsx';
import type { DeletionSession } from '../shared/deletion/deletion-session.ts';
import { LanguageChoice, type LanguageSettings } from '../shared/LanguageChoice.tsx';
import { Choice } from './Choice.tsx';

export interface PrivacySettings extends LanguageSettings {
  readonly computer: Computer;
  /** True where the school's policy has chosen. */
  readonly computerIsLocked: boolean;
}

export interface PrivacyActions {
  chooseComputer(computer: Computer): void;
  chooseLanguage(language: string): void;
  readonly deletion: DeletionSession;
}

interface PrivacyProps {
  readonly settings: PrivacySettings;
  readonly actions: PrivacyActions;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Whose computer this is, what is kept on it until it is deleted, who is spoken to, and in which language. */
export function Privacy({ settings, actions, now }: PrivacyProps) {
  return (
    <section class="card about" aria-labelledby="privacy">
      <h2 id="privacy">{message('privacy_title')}</h2>
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
        onChoose={actions.chooseComputer}
      />
      <DeleteEverything session={actions.deletion} now={now()} />
      <h3>{message('privacy_rules_title')}</h3>
      <ul>
        <li>{message('privacy_what')}</li>
        <li>{message('privacy_where')}</li>
        <li>{message('privacy_who')}</li>
      </ul>
      <LanguageChoice {...settings} onChoose={actions.chooseLanguage} />
    </section>
  );
}
