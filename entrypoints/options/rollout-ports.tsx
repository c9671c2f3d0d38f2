import type { PolicyNowProps } from '../../components/options/rollout/PolicyNow.tsx';
import { Rollout } from '../../components/options/rollout/Rollout.tsx';
import type { GeneratorPorts } from '../../components/options/rollout/rollout-ports.ts';
import { createRolloutSession } from '../../components/options/rollout/rollout-session.ts';
import { browser } from '../../utils/browser/browser.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { report } from '../../utils/browser/log.ts';
import { requestHostPermission } from '../../utils/browser/permissions.ts';
import { saveFile } from '../../utils/browser/save-file.ts';
import { localCalendarDate } from '../../utils/domain/calendar-date.ts';
import { isChromiumId } from '../../utils/domain/rollout.ts';
import { compareSettings, withKnownIds } from '../../utils/domain/settings-change.ts';
import { type OwnSettings, policyKeys } from '../../utils/domain/settings-table.ts';
import { chromiumExtensionId, firefoxExtensionId } from '../../utils/policy/find-policy.ts';
import { rolloutFile, writeText } from '../../utils/policy/rollout-file.ts';
import { readPickedFile, writeSettingsFile } from '../../utils/policy/settings-file.ts';
import { policyValues } from '../../utils/storage/policy-keys.ts';
import { readOwnSettings, replaceOwnSettings, type Settings } from '../../utils/storage/settings.ts';

const session = createRolloutSession({
  readOwn: readOwnSettings,
  replaceOwn: replaceOwnSettings,
  async requestHostPermission(own) {
    const addresses = addressesIn(own);
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
});

function addressesIn({ portals, pronoteSites }: OwnSettings): readonly string[] {
  const ofPortals = portals.flatMap(({ address, delegation, loansApi }) => [
    address,
    ...(delegation.kind === 'cas' ? [delegation.signOnAddress] : []),
    ...(loansApi === null ? [] : [loansApi]),
  ]);
  return [...ofPortals, ...pronoteSites.map((host) => `https://${host}`)];
}

/** What holds here goes out to all, the policy's own values with it. */
function generatorOf(settings: Settings): GeneratorPorts {
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

function policyOf({ policy, policyFaults }: Settings): PolicyNowProps {
  return {
    portals: policy.portals?.map(({ name }) => name) ?? [],
    keys: policyKeys.filter((key) => key !== 'portals').filter((key) => policy[key] !== undefined),
    faults: policyFaults,
  };
}

/** The roll-out section on the real browser. */
export function rolloutOf(settings: Settings, shown: boolean) {
  return (
    <Rollout session={session} shown={shown} policy={policyOf(settings)} generator={generatorOf(settings)} />
  );
}
