import type { CurrentPolicyProps } from '../../components/options/rollout/CurrentPolicy.tsx';
import type { GeneratorProps } from '../../components/options/rollout/Generator.tsx';
import { Rollout } from '../../components/options/rollout/Rollout.tsx';
import {
  createRolloutSession,
  type RolloutServices,
} from '../../components/options/rollout/rollout-session.ts';
import { browser } from '../../utils/browser/browser.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { report } from '../../utils/browser/log.ts';
import { requestHostPermission } from '../../utils/browser/permissions.ts';
import { saveFile } from '../../utils/browser/save-file.ts';
import { localCalendarDate } from '../../utils/domain/calendar-date.ts';
import { portalAddresses } from '../../utils/domain/portal.ts';
import { isChromiumId } from '../../utils/domain/rollout.ts';
import { compareSettings, withKnownIds } from '../../utils/domain/settings-change.ts';
import { policyKeys } from '../../utils/domain/settings-table.ts';
import { chromiumExtensionId, firefoxExtensionId } from '../../utils/policy/find-policy.ts';
import { rolloutFile, writeText } from '../../utils/policy/rollout-file.ts';
import { readPickedFile, writeSettingsFile } from '../../utils/policy/settings-file.ts';
import { policyValues } from '../../utils/storage/policy-keys.ts';
import { readOwnSettings, replaceOwnSettings, type Settings } from '../../utils/storage/settings.ts';

export const rolloutServices: RolloutServices = {
  readOwn: readOwnSettings,
  replaceOwn: replaceOwnSettings,
  async requestHostPermission({ portals, pronoteSites }) {
    const addresses = [...portals.flatMap(portalAddresses), ...pronoteSites.map((host) => `https://${host}`)];
    return addresses.length === 0 || requestHostPermission(addresses);
  },
  read: (bytes) => readPickedFile(bytes, [browser.runtime.id]),
  withKnownIds,
  compare: compareSettings,
  save(own) {
    const name = `compagnon-cdi-${localCalendarDate(new Date(systemNow()))}.json`;
    saveFile(name, new Blob([writeSettingsFile(own)], { type: 'application/json' }));
  },
  failed: (error) => report('options', error),
};

const session = createRolloutSession(rolloutServices);

/** The generator writes the settings in force, including the policy's own values. */
function generatorProps(settings: Settings): GeneratorProps {
  const values = policyValues(settings, settings.policy);
  const own = browser.runtime.id;
  return {
    hasValues: Object.keys(values).length > 0,
    chromiumId: isChromiumId(own) ? own : chromiumExtensionId,
    firefoxId: firefoxExtensionId,
    write: (order) => rolloutFile(values, order),
    save: (file) => saveFile(file.name, new Blob([writeText(file)])),
    copy: (text) => navigator.clipboard.writeText(text),
  };
}

function policyProps({ policy, policyFaults }: Settings): CurrentPolicyProps {
  return {
    portals: policy.portals?.map(({ name }) => name) ?? [],
    keys: policyKeys.filter((key) => key !== 'portals').filter((key) => policy[key] !== undefined),
    faults: policyFaults,
  };
}

/** The roll-out section; `shown` while it is the current one. */
export function rolloutSection(settings: Settings, shown: boolean) {
  return (
    <Rollout
      session={session}
      shown={shown}
      policy={policyProps(settings)}
      generator={generatorProps(settings)}
    />
  );
}
