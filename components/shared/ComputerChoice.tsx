import { message } from '../../utils/browser/i18n.ts';
import { type Computer, computers } from '../../utils/domain/computer.ts';
import { Choice } from './Choice.tsx';

interface ComputerChoiceProps {
  readonly computer: Computer;
  /** True when the school's policy sets it. */
  readonly locked: boolean;
  onChoose(computer: Computer): void;
}

/** Whether this computer is shared or the current user's own. */
export function ComputerChoice({ computer, locked, onChoose }: ComputerChoiceProps) {
  return (
    <Choice
      name="computer"
      title={message('computer_title')}
      values={computers}
      labelOf={(value) => message(`computer_${value}`)}
      hintOf={(value) => message(`computer_${value}_hint`)}
      chosen={computer}
      locked={locked}
      onChoose={onChoose}
    />
  );
}
