import { message } from '../../../utils/browser/i18n.ts';
import { useStore } from '../../shared/use-store.ts';
import { useFileDrop } from '../users/use-file-drop.ts';
import type { PickedFile } from '../users/users-model.ts';
import { CurrentPolicy, type CurrentPolicyProps } from './CurrentPolicy.tsx';
import { Generator, type GeneratorProps } from './Generator.tsx';
import { ImportResult } from './ImportResult.tsx';
import type { RolloutSession } from './rollout-session.ts';
import { SettingsFile } from './SettingsFile.tsx';
import { SettingsFilePicker } from './SettingsFilePicker.tsx';

interface RolloutProps {
  readonly session: RolloutSession;
  /** True while this section is the current one. */
  readonly shown: boolean;
  readonly policy: CurrentPolicyProps;
  readonly generator: GeneratorProps;
}

/** Settings for many computers: the policy in force here, policy files to generate, the check of a file, a settings file. */
export function Rollout({ session, shown, policy, generator }: RolloutProps) {
  const view = useStore(session.view);
  const pickFirst = ([file]: readonly PickedFile[]) => {
    if (file !== undefined) void session.pick(file);
  };
  const hovered = useFileDrop(shown, pickFirst);
  return (
    <div class="rollout">
      <header>
        <h2>{message('section_rollout')}</h2>
        <p>{message('rollout_intro')}</p>
      </header>
      <CurrentPolicy {...policy} />
      <Generator {...generator} />
      <section class="card rollout-part" aria-labelledby="rollout-bring">
        <h3 id="rollout-bring">{message('rollout_bring_title')}</h3>
        <p>{message('rollout_bring_intro')}</p>
        <SettingsFilePicker hovered={hovered} onFiles={pickFirst} />
        <ImportResult picked={view.picked} session={session} />
      </section>
      <SettingsFile view={view} session={session} />
    </div>
  );
}
