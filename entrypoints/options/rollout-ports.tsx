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
import type { OwnSettings } from '../../utils/domain/own-settings.ts';
import { portalAddresses } from '../../utils/domain/portal.ts';
import { isChromiumId } from '../../utils/domain/rollout.ts';
import { compareSettings, withKnownIds } from '../../utils/policy/compare-settings.ts';
import { chromiumExtensionId, firefoxExtensionId } from '../../utils/policy/extension-ids.ts';
import { policyValues } from '../../utils/policy/policy-values.ts';
import { readBrought } from '../../utils/policy/read-settings-file.ts';
import { rolloutFile, writeText } from '../../utils/policy/rollout-file.ts';
import { writeSettingsFile } from '../../utils/policy/settings-file.ts';
import { readOwnSettings, replaceOwnSettings, type Settings } from '../../utils/storage/settings.ts';

const session = createRolloutSession({
  readOwn: readOwnSettings,
  replaceOwn: replaceOwnSettings,
  async requestHostPermission(own) {
    const addresses = addressesIn(own);
    return addresses.length === 0 || requestHostPermission(addresses);
  },
  read: (bytes) => readBrought(bytes, [browser.runtime.id]),
  withKnownIds,
  compare: compareSettings,
  save(own) {
    const name = `compagnon-cdi-${localCalendarDate(new Date(systemNow()))}.json`;
    saveFile(name, new Blob([writeSettingsFile(own)], { type: 'application/json' }));
  },
  failed: (error) => report('options', error),
});

function addressesIn({ portals, pronoteSites }: OwnSettings): readonly string[] {
  return [...portals.flatMap(portalAddresses), ...pronoteSites.map((host) => `https://${host}`)];
}

/** What holds here goes out to all, the policy's own values with it. */
function generatorOf({ portals, nativeWidget, pronoteSites, reminders, policy }: Settings): GeneratorPorts {
  const { compat, computer, language } = policy;
  const values = policyValues({ portals, nativeWidget, pronoteSites, reminders, compat, computer, language });
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
  const keys = ['nativeWidget', 'pronoteSites', 'computer', 'language', 'reminders', 'compat'] as const;
  return {
    portals: policy.portals?.map(({ name }) => name) ?? [],
    keys: keys.filter((key) => policy[key] !== undefined),
    faults: policyFaults,
  };
}

/** The roll-out section on the real browser. */
export function rolloutOf(settings: Settings, shown: boolean) {
  return (
    <Rollout session={session} shown={shown} policy={policyOf(settings)} generator={generatorOf(settings)} />
  );
}
