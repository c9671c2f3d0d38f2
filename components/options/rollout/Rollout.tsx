import { message } from '../../../utils/browser/i18n.ts';
import { useFileDrop } from '../users/use-file-drop.ts';
import { Generator } from './Generator.tsx';
import { ImportResult } from './ImportResult.tsx';
import { PolicyNow, type PolicyNowProps } from './PolicyNow.tsx';
import type { GeneratorPorts } from './rollout-ports.ts';
import type { RolloutSession } from './rollout-session.ts';
import { SettingsFile } from './SettingsFile.tsx';
import { SettingsFilePicker } from './SettingsFilePicker.tsx';
import { useChanges } from './use-changes.ts';

interface RolloutProps {
  readonly session: RolloutSession;
  /** Whether the section is the one that is looked at. */
  readonly shown: boolean;
  readonly policy: PolicyNowProps;
  readonly generator: GeneratorPorts;
}

/** Settings for many computers: what the policy says here, files for all of them, the check of a file, a file of one's own. */
export function Rollout({ session, shown, policy, generator }: RolloutProps) {
  useChanges(session);
  const bring: Parameters<typeof useFileDrop>[1] = (files) => {
    const [first] = files;
    if (first !== undefined) void session.bring(first);
  };
  const hovered = useFileDrop(shown, bring);
  return (
    <div class="rollout">
      <header>
        <h2>{message('section_rollout')}</h2>
        <p>{message('rollout_intro')}</p>
      </header>
      <PolicyNow {...policy} />
      <Generator ports={generator} />
      <section class="card rollout-part" aria-labelledby="rollout-bring">
        <h3 id="rollout-bring">{message('rollout_bring_title')}</h3>
        <p>{message('rollout_bring_intro')}</p>
        <SettingsFilePicker hovered={hovered} onFiles={bring} />
        <ImportResult session={session} />
      </section>
      <SettingsFile session={session} />
    </div>
  );
}
