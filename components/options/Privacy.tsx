import { message } from '../../utils/browser/i18n.ts';
import type { Computer } from '../../utils/domain/computer.ts';
import { ComputerChoice } from '../shared/ComputerChoice.tsx';
import { DeleteEverything } from '../shared/deletion/DeleteEverything.tsx';
import type { DeletionSession } from '../shared/deletion/deletion-session.ts';
import { LanguageChoice, type LanguageSettings } from '../shared/LanguageChoice.tsx';

export interface PrivacySettings extends LanguageSettings {
  readonly computer: Computer;
  /** True when the school's policy sets it. */
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

/** Shared or own computer, deletion of personal data, what is stored and sent, and the language. */
export function Privacy({ settings, actions, now }: PrivacyProps) {
  return (
    <section class="card about" aria-labelledby="privacy">
      <h2 id="privacy">{message('privacy_title')}</h2>
      <ComputerChoice
        computer={settings.computer}
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
