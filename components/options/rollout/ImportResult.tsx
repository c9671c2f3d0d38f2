import { useEffect, useRef } from 'preact/hooks';
import { message, plural } from '../../../utils/browser/i18n.ts';
import type { PolicyCheck } from '../../../utils/domain/policy-check.ts';
import { formatSize } from '../formats.ts';
import { Changes } from './Changes.tsx';
import { formatText, placeText, problemText } from './policy-text.ts';
import { maxBytes, type PickedFileView, type RolloutSession } from './rollout-session.ts';

interface ImportResultProps {
  readonly picked: PickedFileView;
  readonly session: RolloutSession;
}

/** What the picked file contains, and the actions on it. */
export function ImportResult({ picked, session }: ImportResultProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isRead = picked.kind !== 'none' && picked.kind !== 'reading';
  useEffect(() => {
    if (isRead) heading.current?.focus();
  }, [picked]);
  return (
    <div class="rollout-brought">
      <p role="status" class="hint">
        {picked.kind === 'reading' && message('rollout_reading', picked.name)}
      </p>
      {picked.kind !== 'none' && picked.kind !== 'reading' && (
        <>
          <h4 ref={heading} tabIndex={-1}>
            <bdi>{picked.name}</bdi>
          </h4>
          <Content picked={picked} session={session} />
          {picked.kind !== 'settings' && (
            <button type="button" onClick={session.dismiss}>
              {message('dismiss')}
            </button>
          )}
        </>
      )}
    </div>
  );
}

interface ContentProps {
  readonly picked: Exclude<PickedFileView, { kind: 'none' | 'reading' }>;
  readonly session: RolloutSession;
}

function Content({ picked, session }: ContentProps) {
  switch (picked.kind) {
    case 'too-large':
      return (
        <p class="banner">{message('rollout_too_large', formatSize(picked.size), formatSize(maxBytes))}</p>
      );
    case 'gone':
      return <p class="banner">{message('rollout_gone')}</p>;
    case 'settings-failure':
      return picked.failure.kind === 'later-version' ? (
        <p class="banner">{message('settings_file_later')}</p>
      ) : (
        <div class="banner">
          <p>{message('settings_file_wrong')}</p>
          <ul class="rollout-faults">
            {picked.failure.places.slice(0, 20).map((place) => (
              <li key={place}>
                <code>{place === '' ? message('settings_file_whole') : place.replaceAll('.', ' › ')}</code>
              </li>
            ))}
          </ul>
        </div>
      );
    case 'policy':
      return <PolicyReport check={picked.check} />;
    case 'settings':
      return <Import picked={picked} session={session} />;
  }
}

interface ImportProps {
  readonly picked: Extract<PickedFileView, { kind: 'settings' }>;
  readonly session: RolloutSession;
}

function Import({ picked: { changes }, session }: ImportProps) {
  if (changes.length === 0)
    return (
      <>
        <p>{message('settings_file_same')}</p>
        <button type="button" onClick={session.dismiss}>
          {message('dismiss')}
        </button>
      </>
    );
  return (
    <>
      <p>{plural('settings_file_changes', changes.length)}</p>
      <Changes changes={changes} />
      <div class="buttons">
        <button type="button" class="primary" onClick={() => void session.apply()}>
          {message('settings_file_apply')}
        </button>
        <button type="button" onClick={session.dismiss}>
          {message('settings_file_leave')}
        </button>
      </div>
    </>
  );
}

const maxFindings = 100;

/** The findings in a policy file, errors first, each with its place. */
function PolicyReport({ check: { format, findings, portals } }: { check: PolicyCheck }) {
  return (
    <>
      {format !== null && <p>{formatText(format)}</p>}
      {portals.length > 0 && <p>{plural('policy_portals', portals.length, portals.join(', '))}</p>}
      {findings.length === 0 ? (
        <p class="rollout-good">{message('policy_good')}</p>
      ) : (
        <ul class="findings">
          {findings.slice(0, maxFindings).map(({ level, place, problem }) => (
            <li
              key={`${placeText(place)} ${problemText(problem)}`}
              class={level === 'error' ? 'finding problem' : 'finding warning'}
            >
              <span class="outcome">{message(`policy_${level}`)}</span>
              <div>
                <p>{problemText(problem)}</p>
                {place.length > 0 && <p class="detail">{placeText(place)}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
      {findings.length > maxFindings && (
        <p class="hint">{plural('policy_more', findings.length - maxFindings)}</p>
      )}
    </>
  );
}
