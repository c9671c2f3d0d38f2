import { message, plural } from '../../../utils/browser/i18n.ts';
import type { PolicyCheck } from '../../../utils/domain/policy-check.ts';
import { formatWords, placeWords, problemWords } from './policy-words.ts';

const most = 100;

/** What the check of a policy file found, errors first, each with its place. */
export function PolicyReport({ check: { format, findings, portals } }: { check: PolicyCheck }) {
  return (
    <>
      {format !== null && <p>{formatWords(format)}</p>}
      {portals.length > 0 && <p>{plural('policy_portals', portals.length, portals.join(', '))}</p>}
      {findings.length === 0 ? (
        <p class="rollout-good">{message('policy_good')}</p>
      ) : (
        <ul class="findings">
          {findings.slice(0, most).map(({ level, place, problem }) => (
            <li
              key={`${placeWords(place)} ${problemWords(problem)}`}
              class={level === 'error' ? 'finding problem' : 'finding warning'}
            >
              <span class="outcome">{message(level === 'error' ? 'policy_error' : 'policy_warning')}</span>
              <div>
                <p>{problemWords(problem)}</p>
                {place.length > 0 && <p class="detail">{placeWords(place)}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
      {findings.length > most && <p class="hint">{plural('policy_more', findings.length - most)}</p>}
    </>
  );
}
