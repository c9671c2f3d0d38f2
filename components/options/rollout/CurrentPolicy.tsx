import { type MessageKey, message, plural } from '../../../utils/browser/i18n.ts';
import type { PolicyFault } from '../../../utils/domain/policy-fault.ts';
import { faultPlace, policyFaultText } from './policy-text.ts';

const keyLabels = {
  nativeWidget: 'widget_title',
  pronoteSites: 'policy_key_sites',
  computer: 'policy_key_computer',
  language: 'language_title',
  reminders: 'section_reminders',
  compat: 'policy_key_compat',
} as const satisfies Record<string, MessageKey>;

export interface CurrentPolicyProps {
  /** Names of the portals that the policy sets; empty when it sets none. */
  readonly portals: readonly string[];
  /** The other keys that the policy sets. */
  readonly keys: readonly (keyof typeof keyLabels)[];
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
                <strong>{message(keyLabels[key])}</strong>
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
