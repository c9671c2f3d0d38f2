import { type Computer, computers } from '../../utils/domain/computer.ts';
import { message } from '../../utils/platform/i18n.ts';
import { Choice } from './Choice.tsx';

export interface PrivacySettings {
  readonly computer: Computer;
  /** True where the school's policy has chosen. */
  readonly computerIsLocked: boolean;
}

interface PrivacyProps extends PrivacySettings {
  onChooseComputer(computer: Computer): Promise<void>;
}

/** Whose computer this is, what is kept on it, and who is spoken to. */
export function Privacy({ computer, computerIsLocked, onChooseComputer }: PrivacyProps) {
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
        chosen={computer}
        locked={computerIsLocked}
        onChoose={(chosen) => void onChooseComputer(chosen)}
      />
      <h3>{message('privacy_rules_title')}</h3>
      <ul>
        <li>{message('privacy_what')}</li>
        <li>{message('privacy_where')}</li>
        <li>{message('privacy_who')}</li>
      </ul>
    </section>
  );
}
