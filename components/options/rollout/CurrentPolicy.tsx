import { message, plural } from '../../../utils/browser/i18n.ts';
import type { PolicyFault } from '../../../utils/domain/policy-check.ts';
import { type PolicyKey, settingsTable } from '../../../utils/domain/settings-table.ts';
import { faultPlace, policyFaultText } from './policy-text.ts';

export interface CurrentPolicyProps {
  /** Names of the portals that the policy sets; empty when it sets none. */
  readonly portals: readonly string[];
  /** The other keys that the policy sets. */
  readonly keys: readonly Exclude<PolicyKey, 'portals'>[];
  readonly faults: readonly PolicyFault[];
}

/** The values that the school's policy sets in this browser, and its faults. */
export function CurrentPolicy({ portals, keys, faults }: CurrentPolicyProps) {
  const isSet = portals.length > 0 || keys.length > 0;
  return (
    <section class="card rollout-part" aria-labelledby="rollout-now">
      <h3 id="rollout-now">{message('rollout_now_title')}</h3>
      {isSet ? (
        <>
          <p>{message('rollout_now_intro')}</p>
          <ul class="rollout-set">
            {portals.length > 0 && (
              <li>
                <strong>{message('section_portals')}</strong> <bdi>{portals.join(', ')}</bdi>
              </li>
            )}
            {keys.map((key) => (
              <li key={key}>
                <strong>{message(settingsTable[key].label)}</strong>
              </li>
            ))}
          </ul>
          {portals.length > 0 && <p class="hint">{message('rollout_now_portals')}</p>}
        </>
      ) : (
        faults.length === 0 && <p>{message('rollout_now_none')}</p>
      )}
      {faults.length > 0 && (
        <div class="banner">
          <p>{plural('rollout_now_faults', faults.length)}</p>
          <ul class="rollout-faults">
            {faults.map((fault) => (
              <li key={`${faultPlace(fault)} ${fault.kind}`}>
                <code>{faultPlace(fault)}</code> {policyFaultText(fault)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
